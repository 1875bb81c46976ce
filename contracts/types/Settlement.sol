// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

using SettlementHash for Settlement global;

/// @notice What the customer signs: the figures they see, and the hash of the whole quote.
struct Settlement {
    bytes32 orderId;
    uint64 total;
    uint64 points;
    uint64 deadline;
    bytes32 quoteHash;
}

bytes32 constant SETTLEMENT_TYPEHASH =
    keccak256("Settlement(bytes32 orderId,uint64 total,uint64 points,uint64 deadline,bytes32 quoteHash)");

/// @notice The EIP-712 struct hash of a settlement; twin of `contracts/sdk/typedData/settlementTypedData.ts`.
library SettlementHash {
    function hash(Settlement memory settlement) internal pure returns (bytes32) {
        return keccak256(abi.encode(SETTLEMENT_TYPEHASH, settlement));
    }
}
