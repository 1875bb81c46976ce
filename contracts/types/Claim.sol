// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice The EIP-712 hash of an issuer's claim, and the leaf of the same statement in a claims tree.
library Claim {
    bytes32 internal constant TYPEHASH = keccak256("Claim(address account,uint256 word,uint64 deadline)");

    bytes32 internal constant LEAF_TAG = keccak256("bonafide.claim.leaf.v1");

    /// @notice What the issuer signs, given the program's domain separator.
    /// @dev MessageHashUtils.toTypedDataHash(domainSeparator, keccak256(abi.encode(TYPEHASH, account, word, deadline)))
    /// without the bookkeeping of memory.
    function digest(
        bytes32 domainSeparator,
        address account,
        uint256 word,
        uint256 deadline
    ) internal pure returns (bytes32 result) {
        bytes32 typehash = TYPEHASH;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typehash)
            mstore(add(free, 0x20), account)
            mstore(add(free, 0x40), word)
            mstore(add(free, 0x60), deadline)
            let structHash := keccak256(free, 0x80)
            mstore(free, hex"1901")
            mstore(add(free, 0x02), domainSeparator)
            mstore(add(free, 0x22), structHash)
            result := keccak256(free, 0x42)
        }
    }

    /// @dev 96 bytes, so that no inner node of the tree (64 bytes) can pass for a leaf.
    function leaf(address account, uint256 word) internal pure returns (bytes32) {
        return keccak256(abi.encode(LEAF_TAG, account, word));
    }
}
