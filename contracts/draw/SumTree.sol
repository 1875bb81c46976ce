// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title The Merkle sum tree of a draw's entries
/// @notice Every node carries the sum of the weights below it, and a leaf's tickets are *derived* from its path: they begin
/// after everything to its left. So under one root and total a ticket has one owner, whoever built the tree.
/// Twin: `contracts/sdk/draw/`.
/// @dev leaf = keccak256(LEAF_TAG || bytes32 entrant || uint64 weight), 72 bytes;
/// node = keccak256(0x01 || left hash || uint64 left sum || right hash || uint64 right sum), 81 bytes.
/// The verifier checks every addition: a sum that wrapped would give one ticket two owners.
library SumTree {
    bytes32 internal constant LEAF_TAG = keccak256("bonafide.draw.leaf.v1");
    uint256 internal constant LEVEL_BYTES = 40;

    /// @notice Sums stay below 2^64.
    error SumTooLarge(uint256 sum);
    /// @notice An entry has at least one ticket.
    error NoWeight();
    /// @notice A proof has 40 bytes a level: the sibling's hash and sum, leaf to root.
    error WrongProofLength(uint256 length);
    /// @notice A tree of that many levels has no such leaf.
    error IndexBeyondProof(uint256 index, uint256 levels);

    /// @notice What a leaf and its path lead to.
    /// @param index position of the leaf, from 0 at the left
    /// @param proof 40 bytes a level, from the leaf to the root
    /// @return root the computed root hash
    /// @return total the computed sum of all weights
    /// @return start the leaf's first ticket; it owns `weight` tickets from there
    function walk(
        bytes32 entrant,
        uint64 weight,
        uint256 index,
        bytes calldata proof
    ) internal pure returns (bytes32 root, uint256 total, uint256 start) {
        if (weight == 0) revert NoWeight();
        if (proof.length % LEVEL_BYTES != 0) revert WrongProofLength(proof.length);
        uint256 levels = proof.length / LEVEL_BYTES;
        if (levels > 255 || index >> levels != 0) revert IndexBeyondProof(index, levels);

        root = keccak256(abi.encodePacked(LEAF_TAG, entrant, weight));
        total = weight;
        assembly ("memory-safe") {
            // A node's 81 bytes are laid out behind the free memory pointer: tag, left hash and sum, right hash and sum.
            // The sibling's 40 bytes are copied as they stand in the proof; our sum is written before or behind them.
            let node := mload(0x40)
            let left := add(node, 1)
            let right := add(node, 41)
            mstore8(node, 0x01)
            let end := add(proof.offset, proof.length)
            for {
                let from := proof.offset
            } lt(from, end) {
                from := add(from, 40)
            } {
                let sum := shr(192, calldataload(add(from, 32)))
                switch and(index, 1)
                case 0 {
                    mstore(left, root)
                    mstore(add(left, 32), shl(192, total))
                    calldatacopy(right, from, 40)
                }
                default {
                    calldatacopy(left, from, 40)
                    mstore(right, root)
                    mstore(add(right, 32), shl(192, total))
                    start := add(start, sum)
                }
                root := keccak256(node, 81)
                total := add(total, sum)
                index := shr(1, index)
            }
        }
        // Sums only grow (255 levels cannot reach 2^256), so the last one tells of all; start <= total.
        if (total > type(uint64).max) revert SumTooLarge(total);
    }
}
