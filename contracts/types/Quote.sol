// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Audience, Available} from "./Context.sol";
import {Line} from "./Line.sol";

using QuoteHash for Quote global;

/// @notice A priced basket that the merchant's backend signed, and a reservation of its uses.
/// @param orderId chosen by the merchant, used once
/// @param issuedAt the time the basket is priced at, Unix seconds
/// @param deadline at most 15 minutes after issuedAt
/// @param tier at most the tier the program knows
/// @param audiences ascending by number; each is proven in `settle`, in this order
/// @param available ascending by rule: the uses reserved for every rule with a limit, a limit per account, or points
/// @param lines ascending by (price, sku)
/// @param total what the customer pays, in minor units
/// @param points what the customer earns
/// @param tickets the entries in draws that the customer earns
/// @param salt 128 random bits or more
struct Quote {
    bytes32 orderId;
    address account;
    uint64 issuedAt;
    uint64 deadline;
    uint8 tier;
    Audience[] audiences;
    Available[] available;
    Line[] lines;
    uint64 total;
    uint64 points;
    uint64 tickets;
    bytes32 salt;
}

bytes32 constant QUOTE_TYPEHASH = keccak256(
    "Quote(bytes32 orderId,address account,uint64 issuedAt,uint64 deadline,uint8 tier,"
    "Audience[] audiences,Available[] available,Line[] lines,uint64 total,uint64 points,uint64 tickets,bytes32 salt)"
    "Audience(uint8 number,uint64 value)Available(uint8 rule,uint64 uses)Line(uint64 sku,uint64 tags,uint64 price,uint32 quantity)"
);
bytes32 constant AUDIENCE_TYPEHASH = keccak256("Audience(uint8 number,uint64 value)");
bytes32 constant AVAILABLE_TYPEHASH = keccak256("Available(uint8 rule,uint64 uses)");
bytes32 constant LINE_TYPEHASH = keccak256("Line(uint64 sku,uint64 tags,uint64 price,uint32 quantity)");

/// @notice The EIP-712 struct hash of a quote; twin of `contracts/sdk/typedData/hashQuote.ts`.
library QuoteHash {
    function hash(Quote calldata quote) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                QUOTE_TYPEHASH,
                quote.orderId,
                quote.account,
                quote.issuedAt,
                quote.deadline,
                quote.tier,
                hashAudiences(quote.audiences),
                hashAvailable(quote.available),
                hashLines(quote.lines),
                quote.total,
                quote.points,
                quote.tickets,
                quote.salt
            )
        );
    }

    function hashAudiences(Audience[] calldata audiences) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](audiences.length);
        for (uint256 i = 0; i < audiences.length; ++i) {
            hashes[i] = keccak256(abi.encode(AUDIENCE_TYPEHASH, audiences[i]));
        }
        return keccak256(abi.encodePacked(hashes));
    }

    function hashAvailable(Available[] calldata available) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](available.length);
        for (uint256 i = 0; i < available.length; ++i) {
            hashes[i] = keccak256(abi.encode(AVAILABLE_TYPEHASH, available[i]));
        }
        return keccak256(abi.encodePacked(hashes));
    }

    /// @dev As the two above, without a copy of every line in memory of its own; pricing refuses a field that is wider
    /// than its type.
    function hashLines(Line[] calldata lines) private pure returns (bytes32 hash_) {
        bytes32 typehash = LINE_TYPEHASH;
        assembly ("memory-safe") {
            let free := mload(0x40)
            let next := add(free, 0xa0)
            let end := add(next, shl(5, lines.length))
            mstore(free, typehash)
            for {
                let line := lines.offset
            } lt(next, end) {
                next := add(next, 0x20)
                line := add(line, 0x80)
            } {
                calldatacopy(add(free, 0x20), line, 0x80)
                mstore(next, keccak256(free, 0xa0))
            }
            hash_ := keccak256(add(free, 0xa0), shl(5, lines.length))
        }
    }
}
