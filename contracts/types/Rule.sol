// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What a rule does. Price kinds come before Points and Tickets.
enum Kind {
    PercentOff,
    AmountOff,
    UnitPrice,
    BuyXGetY,
    BundlePrice,
    BundlePercent,
    Points,
    Tickets
}

/// @notice One promotion rule; a field that is 0 says nothing. Money is in minor units, rates in basis points.
/// @dev From `value` on, the fields stand in the order of the compact encoding (RuleBookCodec), most used first.
struct Rule {
    Kind kind;
    uint8 lane;
    bool personal;
    uint64 value;
    uint64 selector;
    uint64 every;
    uint64 minSpend;
    uint64 cap;
    uint64 trigger;
    uint8 audience;
    uint64 perOrder;
    uint64 limit;
    uint64 perAccount;
    uint64 buy;
    uint64 get;
    uint8 minTier;
    uint64 from;
    uint64 until;
    uint64 minQuantity;
}

/// @notice The immutable price terms of a campaign.
/// @param currency ISO 4217 code, three ASCII letters; the chain never interprets it
/// @param startsAt opening time in Unix seconds (0 = open)
/// @param endsAt closing time in Unix seconds, exclusive (0 = open)
/// @param maxDiscountBps campaign cap on the whole discount, in basis points of the subtotal (0 = none)
struct RuleBook {
    bytes3 currency;
    uint64 startsAt;
    uint64 endsAt;
    uint16 maxDiscountBps;
    Rule[] rules;
}
