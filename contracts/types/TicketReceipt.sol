// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice All tickets that an entrant has in a draw, signed by a `Tickets` key in the draw's EIP-712 domain.
/// @dev Cumulative: the latest receipt replaces every earlier one, and counts only orders whose return window has ended.
/// @param entrant the account, or the claim key's address with bit 160 set
/// @param tickets all tickets of the entrant so far
/// @param finalAt when the last of them became final, Unix seconds
struct TicketReceipt {
    bytes32 entrant;
    uint64 tickets;
    uint64 finalAt;
}

using TicketReceiptLib for TicketReceipt global;

library TicketReceiptLib {
    bytes32 internal constant TYPEHASH = keccak256("TicketReceipt(bytes32 entrant,uint64 tickets,uint64 finalAt)");

    /// @notice The EIP-712 struct hash.
    function hash(TicketReceipt calldata self) internal pure returns (bytes32) {
        return keccak256(abi.encode(TYPEHASH, self.entrant, self.tickets, self.finalAt));
    }
}
