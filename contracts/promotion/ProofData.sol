// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @dev Data of an `AudienceProof` of kind Signature.
struct SignatureProof {
    uint64 from;
    uint64 until;
    bytes signature;
}

/// @dev Data of an `AudienceProof` of kind Batch.
struct BatchProof {
    bytes32 root;
    uint64 from;
    uint64 until;
    bytes32 salt;
    bytes32[] proof;
}

/// @dev Data of an `AudienceProof` of kind Coupon.
struct CouponProof {
    address code;
    bytes32 salt;
    bytes32[] proof;
    bytes signature;
}

/// @notice Reads proofs where they stand in calldata, instead of copying them.
/// @dev Wrong offsets in `data` make the access revert; they can point at other calldata, all of which is the sender's.
library ProofData {
    function asSignature(bytes calldata data) internal pure returns (SignatureProof calldata proof) {
        assembly ("memory-safe") {
            proof := data.offset
        }
    }

    function asBatch(bytes calldata data) internal pure returns (BatchProof calldata proof) {
        assembly ("memory-safe") {
            proof := data.offset
        }
    }

    function asCoupon(bytes calldata data) internal pure returns (CouponProof calldata proof) {
        assembly ("memory-safe") {
            proof := data.offset
        }
    }
}
