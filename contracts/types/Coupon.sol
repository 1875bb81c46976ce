// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

using CouponHash for Coupon global;

/// @notice What a coupon's key signs, so that a code seen on its way serves nobody but this account and order.
struct Coupon {
    address account;
    bytes32 orderId;
    uint64 deadline;
}

bytes32 constant COUPON_TYPEHASH = keccak256("Coupon(address account,bytes32 orderId,uint64 deadline)");

bytes32 constant COUPON_LEAF_TAG = keccak256("bonafide.coupon.leaf.v1");

/// @notice Hashes of coupons; twins in `contracts/sdk/typedData/couponTypedData.ts` and `contracts/sdk/merkle/couponLeaf.ts`.
library CouponHash {
    /// @notice The EIP-712 struct hash that the coupon's key signs.
    function hash(Coupon memory coupon) internal pure returns (bytes32) {
        return keccak256(abi.encode(COUPON_TYPEHASH, coupon));
    }

    /// @notice The Merkle leaf of a coupon code.
    /// @param code address of the coupon's key
    /// @param salt 128 random bits in the high half
    function leaf(address code, bytes32 salt) internal pure returns (bytes32) {
        return keccak256(abi.encode(COUPON_LEAF_TAG, code, salt));
    }
}
