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

        bytes32 tag = LEAF_TAG;
        total = weight;
        assembly ("memory-safe") {
            // What is hashed is laid out behind the free memory pointer: first the leaf's 72 bytes, then 81 for each node:
            // tag, left hash and sum, right hash and sum. The sibling's 40 bytes are copied as they stand in the proof.
            let node := mload(0x40)
            mstore(node, tag)
            mstore(add(node, 32), entrant)
            mstore(add(node, 64), shl(192, weight))
            root := keccak256(node, 72)
            let left := add(node, 1)
            let right := add(node, 41)
            mstore8(node, 0x01)
            let from := proof.offset
            // a bit above the index ends the walk: it arrives at the lowest place behind the last level
            for {
                index := or(index, shl(levels, 1))
            } gt(index, 1) {
                index := shr(1, index)
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
                from := add(from, 40)
            }
        }
        // Sums only grow (255 levels cannot reach 2^256), so the last one tells of all; start <= total.
        if (total > type(uint64).max) revert SumTooLarge(total);
    }
}
