// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Eligibility} from "./Eligibility.sol";

bytes32 constant OFFER_BATCH_TYPEHASH = keccak256("OfferBatch(bytes32 root,uint64 until,string uri)");

bytes32 constant OFFER_LEAF_TAG = keccak256("bonafide.offer.leaf.v1");

/// @notice Hashes of a batch of personal offers and of its leaves; twin of `contracts/sdk/merkle/offerLeaf.ts`.
library OfferBatchHash {
    /// @notice The EIP-712 struct hash that an `Audiences` key signs.
    function hash(bytes32 root, uint64 until, string calldata uri) internal pure returns (bytes32) {
        return keccak256(abi.encode(OFFER_BATCH_TYPEHASH, root, until, keccak256(bytes(uri))));
    }

    /// @notice The Merkle leaf of one offer.
    /// @param salt 128 random bits in the high half, known to the customer and the backend only
    function leaf(Eligibility memory offer, bytes32 salt) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(OFFER_LEAF_TAG, offer.audience, offer.account, offer.value, offer.from, offer.until, salt)
        );
    }
}
