// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Kind, Rule, RuleBook} from "../types/Rule.sol";

/// @title The bytes of a rule book
/// @notice `currency (3) | maxDiscountBps (2) | number of rules (1) | widths of startsAt and endsAt (1) | startsAt | endsAt`, then the
/// rules in the order of their evaluation (price, points, tickets; lane; index), so that pricing reads them in one pass:
/// `kind (3 bits), lane (4 bits), personal (1 bit) | index (1) | widths (4) | fields`. A width code of two bits, the first field's lowest,
/// stands for 0, 2, 4 or 8 bytes; a field of 0 takes no room. Fields stand in the order of `Rule` from `value` on.
/// @dev Twin: contracts/sdk/pricing/encodeRuleBook.ts. Reading trusts the bytes: RuleBookValidation.check them once.
library RuleBookCodec {
    error TooManyRules(uint256 rules);
    error LaneTooHigh(uint256 rule, uint256 lane);

    uint256 internal constant MAX_RULES = 32;
    uint256 private constant FIELDS = 16;
    /// @dev Memory offset of `Rule.value`, the first of the fields with a width, and the size of a Rule.
    uint256 private constant FIRST_FIELD = 0x60;
    uint256 private constant RULE_SIZE = 0x260;

    /// @notice The bytes of a book; they can be launched when RuleBookValidation.check accepts them.
    function encode(RuleBook memory book) internal pure returns (bytes memory encoded) {
        uint256 count = book.rules.length;
        if (count > MAX_RULES) revert TooManyRules(count);
        uint256 startsAtWidth = _widthCode(book.startsAt);
        uint256 endsAtWidth = _widthCode(book.endsAt);
        encoded = abi.encodePacked(
            book.currency,
            book.maxDiscountBps,
            uint8(count),
            uint8(startsAtWidth | (endsAtWidth << 2)),
            _bigEndian(book.startsAt, startsAtWidth),
            _bigEndian(book.endsAt, endsAtWidth)
        );
        uint256 previous;
        for (uint256 i = 0; i < count; ++i) {
            uint256 next = _nextRank(book.rules, previous);
            encoded = bytes.concat(encoded, _encodeRule(book.rules[(next - 1) % 64], (next - 1) % 64));
            previous = next;
        }
    }

    /// @notice The book in the bytes.
    function decode(bytes memory encoded) internal pure returns (RuleBook memory book) {
        uint256 count;
        uint256 cursor;
        (count, cursor) = readHeader(encoded, book);
        book.rules = new Rule[](count);
        for (uint256 i = 0; i < count; ++i) {
            Rule memory rule;
            uint256 index;
            (index, cursor) = readRule(cursor, rule);
            book.rules[index] = rule;
        }
    }

    /// @notice How many rules the bytes hold.
    function countOf(bytes memory encoded) internal pure returns (uint256) {
        return uint8(encoded[5]);
    }

    /// @notice Reads everything but the rules into `book`.
    /// @return count number of rules
    /// @return cursor memory address of the first rule, for `readRule`
    function readHeader(
        bytes memory encoded,
        RuleBook memory book
    ) internal pure returns (uint256 count, uint256 cursor) {
        uint256 startsAt;
        uint256 endsAt;
        uint256 maxDiscountBps;
        (count, cursor, startsAt, endsAt, maxDiscountBps) = open(encoded);
        uint256 word;
        assembly ("memory-safe") {
            word := mload(add(encoded, 0x20))
        }
        book.currency = bytes3(bytes32(word));
        book.startsAt = uint64(startsAt);
        book.endsAt = uint64(endsAt);
        book.maxDiscountBps = uint16(maxDiscountBps);
    }

    /// @notice What pricing needs of the header.
    /// @return count number of rules
    /// @return cursor memory address of the first rule, for `readRule`
    function open(
        bytes memory encoded
    ) internal pure returns (uint256 count, uint256 cursor, uint256 startsAt, uint256 endsAt, uint256 maxDiscountBps) {
        uint256 word;
        assembly ("memory-safe") {
            word := mload(add(encoded, 0x20))
            cursor := add(encoded, 0x27)
            maxDiscountBps := and(shr(216, word), 0xffff)
            count := byte(5, word)
        }
        uint256 widths = uint8(word >> 200);
        if (widths == 0) return (count, cursor, 0, 0, maxDiscountBps);
        (startsAt, cursor) = _readField(cursor, widths & 3);
        (endsAt, cursor) = _readField(cursor, (widths >> 2) & 3);
    }

    /// @notice Reads the rule at the cursor over `rule`.
    /// @return index the rule's index in the book
    /// @return next cursor of the rule that follows
    function readRule(uint256 cursor, Rule memory rule) internal pure returns (uint256 index, uint256 next) {
        assembly ("memory-safe") {
            let word := mload(cursor)
            calldatacopy(rule, calldatasize(), RULE_SIZE)
            mstore(rule, shr(253, word))
            mstore(add(rule, 0x20), and(shr(249, word), 15))
            mstore(add(rule, 0x40), and(shr(248, word), 1))
            index := byte(1, word)
            next := add(cursor, 6)
            let field := add(rule, FIRST_FIELD)
            for {
                let widths := and(shr(208, word), 0xffffffff)
            } widths {
                widths := shr(2, widths)
            } {
                let code := and(widths, 3)
                if code {
                    // Codes 1, 2, 3 are 2, 4, 8 bytes, or 16, 32, 64 bits.
                    mstore(field, shr(sub(256, shl(code, 8)), mload(next)))
                    next := add(next, shl(code, 1))
                }
                field := add(field, 0x20)
            }
        }
    }

    function _readField(uint256 cursor, uint256 code) private pure returns (uint256 value, uint256 next) {
        next = cursor;
        if (code == 0) return (0, next);
        assembly ("memory-safe") {
            let width := shl(code, 1)
            value := shr(sub(256, shl(3, width)), mload(cursor))
            next := add(cursor, width)
        }
    }

    /// @dev The smallest rank above `previous`; a rank is family, lane and index, plus 1.
    function _nextRank(Rule[] memory rules, uint256 previous) private pure returns (uint256 next) {
        next = type(uint256).max;
        for (uint256 i = 0; i < rules.length; ++i) {
            uint256 lane = rules[i].lane;
            if (lane > 15) revert LaneTooHigh(i, lane);
            uint256 rank = familyOf(rules[i].kind) * 1024 + lane * 64 + i + 1;
            if (rank > previous && rank < next) next = rank;
        }
    }

    /// @notice 0 price, 1 points, 2 tickets: a lane holds rules of one family.
    function familyOf(Kind kind) internal pure returns (uint256) {
        return kind < Kind.Points ? 0 : uint256(kind) - uint256(Kind.BundlePercent);
    }

    function _encodeRule(Rule memory rule, uint256 index) private pure returns (bytes memory encoded) {
        uint256 widths;
        bytes memory fields;
        for (uint256 i = 0; i < FIELDS; ++i) {
            uint256 value;
            assembly ("memory-safe") {
                value := mload(add(rule, add(FIRST_FIELD, shl(5, i))))
            }
            uint256 code = _widthCode(value);
            widths |= code << (2 * i);
            fields = bytes.concat(fields, _bigEndian(value, code));
        }
        uint256 head = (uint256(rule.kind) << 5) | (uint256(rule.lane) << 1) | (rule.personal ? 1 : 0);
        encoded = abi.encodePacked(uint8(head), uint8(index), uint32(widths), fields);
    }

    function _widthCode(uint256 value) private pure returns (uint256) {
        if (value == 0) return 0;
        if (value < 1 << 16) return 1;
        return value < 1 << 32 ? 2 : 3;
    }

    function _bigEndian(uint256 value, uint256 code) private pure returns (bytes memory) {
        if (code == 0) return "";
        if (code == 1) return abi.encodePacked(uint16(value));
        return code == 2 ? abi.encodePacked(uint32(value)) : abi.encodePacked(uint64(value));
    }
}
