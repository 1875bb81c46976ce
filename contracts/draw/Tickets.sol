// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title Which ticket wins which prize
/// @notice The seed is fixed by the committed list and the beacon's round together; every ticket follows from it by hashing.
/// Twins: `contracts/sdk/draw/drawSeed.ts`, `drawTicket.ts`.
library Tickets {
    bytes32 internal constant SEED_TAG = keccak256("bonafide.draw.seed.v1");
    bytes32 internal constant TICKET_TAG = keccak256("bonafide.draw.ticket.v1");
    /// @notice A prize that meets owners who cannot win this often goes to the beneficiary.
    uint256 internal constant MAX_ATTEMPTS = 32;

    /// @notice The number that everything else follows from.
    /// @param root of the entries (0 for entries on chain)
    /// @param total tickets committed
    /// @param round of the beacon
    /// @param randomness SHA-256 of the round's signature
    function seedOf(bytes32 root, uint64 total, uint64 round, bytes32 randomness) internal view returns (bytes32) {
        return keccak256(abi.encode(SEED_TAG, block.chainid, address(this), root, total, round, randomness));
    }

    /// @notice The winning ticket of a prize, in [0, modulus).
    /// @dev Reducing 256 bits modulo less than 2^64 favours no ticket by more than 2^-192.
    /// @param attempt 0; counts up in distinct draws, each time the ticket's owner cannot win
    function ticketOf(
        bytes32 seed,
        uint256 prize,
        uint256 attempt,
        uint256 modulus
    ) internal pure returns (uint256 ticket) {
        bytes32 tag = TICKET_TAG;
        // keccak256(abi.encode(tag, seed, prize, attempt)) mod modulus
        assembly ("memory-safe") {
            let input := mload(0x40)
            mstore(input, tag)
            mstore(add(input, 0x20), seed)
            mstore(add(input, 0x40), prize)
            mstore(add(input, 0x60), attempt)
            ticket := mod(keccak256(input, 0x80), modulus)
        }
    }
}
