// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice An account's consent to burn points for a campaign, sent by somebody else.
/// @param campaign what the points are for
/// @param data what the account asks of the campaign
/// @param nonce any number, so that the same wish can be signed twice
/// @param deadline last second in which it may be sent
struct Burn {
    address account;
    address campaign;
    uint256 amount;
    bytes data;
    uint256 nonce;
    uint256 deadline;
}

using BurnLib for Burn global;

library BurnLib {
    bytes32 internal constant TYPEHASH = keccak256(
        "Burn(address account,address campaign,uint256 amount,bytes data,uint256 nonce,uint256 deadline)"
    );

    /// @notice The EIP-712 struct hash.
    function hash(Burn calldata self) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                TYPEHASH, self.account, self.campaign, self.amount, keccak256(self.data), self.nonce, self.deadline
            )
        );
    }
}
