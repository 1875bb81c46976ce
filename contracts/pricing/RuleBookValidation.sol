// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Kind, Rule, RuleBook} from "../types/Rule.sol";
import {RuleBookCodec} from "./RuleBookCodec.sol";

/// @title What rule books cannot be launched
/// @dev Twin: contracts/sdk/pricing/validateRuleBook.ts, which checks in the same order.
library RuleBookValidation {
    /// @param rule 0-based index in the book
    error InvalidRule(uint256 rule, string field);
    /// @param field of the book itself; "encoding" when the bytes are no rule book
    error InvalidRuleBook(string field);

    uint256 private constant MAX_BPS = 10_000;
    uint256 private constant MAX_AMOUNT = 2 ** 53 - 1;
    /// @dev Bits of the kinds that use a field, by Kind.
    uint256 private constant USE_EVERY = 0xc6;
    uint256 private constant USE_SELECTOR = 0x3f;
    uint256 private constant RATES = 0x29;
    uint256 private constant BUNDLES = 0x30;

    /// @notice Refuses bytes that are no rule book or one that cannot be launched.
    /// @param encoded of RuleBookCodec.encode
    function check(bytes memory encoded) internal pure {
        if (encoded.length < 7) revert InvalidRuleBook("encoding");
        RuleBook memory book;
        (uint256 count, uint256 cursor) = RuleBookCodec.readHeader(encoded, book);
        if (count > RuleBookCodec.MAX_RULES) revert InvalidRuleBook("rules");
        if (book.startsAt > MAX_AMOUNT) revert InvalidRuleBook("startsAt");
        if (book.endsAt > MAX_AMOUNT) revert InvalidRuleBook("endsAt");
        if (book.maxDiscountBps > MAX_BPS) revert InvalidRuleBook("maxDiscountBps");
        if (book.endsAt != 0 && book.endsAt < book.startsAt) revert InvalidRuleBook("endsAt");
        uint256 end;
        assembly ("memory-safe") {
            end := add(add(encoded, 0x20), mload(encoded))
        }
        _checkRules(book, count, cursor, end);
    }

    function _checkRules(RuleBook memory book, uint256 count, uint256 cursor, uint256 end) private pure {
        Rule memory rule;
        uint256 seen; // bit for each index
        uint256 rank;
        uint256[3] memory lanes; // bit for each lane that a family uses
        uint256[256] memory personalKinds; // by audience, Kind + 1
        for (uint256 i = 0; i < count; ++i) {
            uint256 index;
            (index, cursor) = RuleBookCodec.readRule(cursor, rule);
            uint256 family = RuleBookCodec.familyOf(rule.kind);
            uint256 previous = rank;
            rank = family * 1024 + uint256(rule.lane) * 64 + index + 1;
            if (cursor > end || index >= count || (seen >> index) & 1 == 1 || rank <= previous)
                revert InvalidRuleBook("encoding");
            seen |= 1 << index;
            _checkRanges(rule, index);
            uint256 lane = 1 << rule.lane;
            lanes[family] |= lane;
            if (lanes[(family + 1) % 3] & lane != 0 || lanes[(family + 2) % 3] & lane != 0)
                revert InvalidRule(index, "lane");
            _checkRule(rule, index, book);
            if (!rule.personal) continue;
            uint256 kind = uint256(rule.kind) + 1;
            uint256 known = personalKinds[rule.audience];
            if (known != 0 && known != kind) revert InvalidRule(index, "personal");
            personalKinds[rule.audience] = kind;
        }
        if (cursor != end) revert InvalidRuleBook("encoding");
    }

    /// @dev Fields are 8 bytes wide in the encoding; numbers end at 2^53 - 1, tiers and audiences at 255.
    function _checkRanges(Rule memory rule, uint256 index) private pure {
        uint256 tier;
        uint256 audience;
        uint256 all =
            rule.value |
                rule.every |
                rule.minSpend |
                rule.cap |
                rule.perOrder |
                rule.limit |
                rule.perAccount |
                rule.buy |
                rule.get |
                rule.from |
                rule.until |
                rule.minQuantity;
        Rule memory raw = rule;
        assembly ("memory-safe") {
            audience := mload(add(raw, 0x120))
            tier := mload(add(raw, 0x1e0))
        }
        if (all <= MAX_AMOUNT && tier < 256 && audience < 256) return;
        if (rule.value > MAX_AMOUNT) revert InvalidRule(index, "value");
        if (rule.every > MAX_AMOUNT) revert InvalidRule(index, "every");
        if (rule.minSpend > MAX_AMOUNT) revert InvalidRule(index, "minSpend");
        if (rule.cap > MAX_AMOUNT) revert InvalidRule(index, "cap");
        if (audience > 255) revert InvalidRule(index, "audience");
        if (rule.perOrder > MAX_AMOUNT) revert InvalidRule(index, "perOrder");
        if (rule.limit > MAX_AMOUNT) revert InvalidRule(index, "limit");
        if (rule.perAccount > MAX_AMOUNT) revert InvalidRule(index, "perAccount");
        if (rule.buy > MAX_AMOUNT) revert InvalidRule(index, "buy");
        if (rule.get > MAX_AMOUNT) revert InvalidRule(index, "get");
        if (tier > 255) revert InvalidRule(index, "minTier");
        if (rule.from > MAX_AMOUNT) revert InvalidRule(index, "from");
        if (rule.until > MAX_AMOUNT) revert InvalidRule(index, "until");
        revert InvalidRule(index, "minQuantity");
    }

    function _checkRule(Rule memory rule, uint256 index, RuleBook memory book) private pure {
        uint256 kind = 1 << uint256(rule.kind);
        if (rule.selector != 0 && kind & USE_SELECTOR == 0) revert InvalidRule(index, "selector");
        if (rule.every != 0 && kind & USE_EVERY == 0) revert InvalidRule(index, "every");
        if (rule.perOrder != 0 && rule.kind == Kind.PercentOff) revert InvalidRule(index, "perOrder");
        if (rule.kind != Kind.BuyXGetY) {
            if (rule.buy != 0) revert InvalidRule(index, "buy");
            if (rule.get != 0) revert InvalidRule(index, "get");
        }
        if (kind & RATES != 0 && rule.value > MAX_BPS) revert InvalidRule(index, "value");
        if (rule.kind == Kind.BuyXGetY) {
            if (rule.buy == 0) revert InvalidRule(index, "buy");
            if (rule.get == 0) revert InvalidRule(index, "get");
        }
        if (kind & BUNDLES != 0) {
            uint256 parts = _bits(rule.selector);
            if (parts < 2 || parts > 8) revert InvalidRule(index, "selector");
            if (rule.perOrder < 1 || rule.perOrder > 20) revert InvalidRule(index, "perOrder");
        }
        _checkWindow(rule, index, book);
        if (!rule.personal) return;
        if (rule.audience == 0) revert InvalidRule(index, "personal");
        if ((rule.kind == Kind.UnitPrice || rule.kind == Kind.BundlePrice) && rule.cap == 0)
            revert InvalidRule(index, "personal");
    }

    function _checkWindow(Rule memory rule, uint256 index, RuleBook memory book) private pure {
        uint256 from = rule.from == 0 ? book.startsAt : rule.from;
        uint256 until = rule.until == 0 ? book.endsAt : rule.until;
        if (until != 0 && until < from) revert InvalidRule(index, rule.until == 0 ? "from" : "until");
    }

    function _bits(uint256 mask) private pure returns (uint256 count) {
        for (; mask != 0; mask &= mask - 1) ++count;
    }
}
