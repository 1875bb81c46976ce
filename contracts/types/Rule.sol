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
struct Rule {
    Kind kind;
    uint8 lane;
    uint64 selector;
    uint64 trigger;
    uint64 minSpend;
    uint64 minQuantity;
    uint64 every;
    uint64 value;
    bool personal;
    uint64 cap;
    uint64 buy;
    uint64 get;
    uint64 perOrder;
    uint64 perAccount;
    uint64 limit;
    uint64 from;
    uint64 until;
    uint8 minTier;
    uint8 audience;
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
