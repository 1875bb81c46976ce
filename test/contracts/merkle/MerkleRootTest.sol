// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {MerkleRoot} from "../../../contracts/merkle/MerkleRoot.sol";
import {Test} from "../../support/Test.sol";

/// @notice The tight loop against OpenZeppelin's.
contract MerkleRootTest is Test {
    function testFuzz_agreesWithOpenZeppelin(bytes32[] calldata proof, bytes32 leaf) external pure {
        bytes32 expected = MerkleProof.processProofCalldata(proof, leaf);
        assertEq(uint256(MerkleRoot.ofProof(proof, leaf)), uint256(expected), "root");
    }

    function testFuzz_equalSiblings(bytes32 leaf) external view {
        bytes32[] memory proof = new bytes32[](2);
        proof[0] = leaf;
        proof[1] = keccak256(abi.encode(leaf, leaf));
        this.testFuzz_agreesWithOpenZeppelin(proof, leaf);
    }
}
