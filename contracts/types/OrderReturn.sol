// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

using OrderReturnHash for OrderReturn global;

/// @notice How many points an order still earns after all its returns so far.
struct OrderReturn {
    bytes32 orderId;
    uint64 pointsLeft;
}

bytes32 constant ORDER_RETURN_TYPEHASH = keccak256("OrderReturn(bytes32 orderId,uint64 pointsLeft)");

/// @notice The EIP-712 struct hash of a return; twin of `contracts/sdk/typedData/orderReturnTypedData.ts`.
library OrderReturnHash {
    function hash(OrderReturn memory orderReturn) internal pure returns (bytes32) {
        return keccak256(abi.encode(ORDER_RETURN_TYPEHASH, orderReturn));
    }
}
