// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice How an audience is proven.
enum ProofKind {
    Signature,
    Batch,
    Coupon
}

/// @notice A proof that the account belongs to an audience.
/// @param data by kind.
/// Signature: abi.encode(uint64 from, uint64 until, bytes signature) of an `Eligibility` by an `Audiences` key.
/// Batch: abi.encode(bytes32 root, uint64 from, uint64 until, bytes32 salt, bytes32[] proof) in a committed batch.
/// Coupon: abi.encode(address code, bytes32 salt, bytes32[] proof, bytes signature) of a `Coupon` by the code's own key.
struct AudienceProof {
    ProofKind kind;
    bytes data;
}
