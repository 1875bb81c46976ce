// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice Why a rule gave what it gave. Numbered as in the pricing specification.
enum Reason {
    Applied,
    NotStarted,
    Ended,
    TierTooLow,
    NotInAudience,
    SoldOut,
    SpendTooLow,
    QuantityTooLow,
    NoEffect,
    BeatenInLane,
    CampaignCapReached
}

/// @notice What one rule did to one basket.
struct RuleOutcome {
    Reason reason;
    uint64 gain;
    uint64 uses;
}

/// @notice The price of a basket: money in minor units, `discounts` by line in canonical order, `rules` by index.
struct PriceResult {
    uint64 subtotal;
    uint64 discount;
    uint64 total;
    uint64 points;
    uint64 tickets;
    uint64[] discounts;
    RuleOutcome[] rules;
}
