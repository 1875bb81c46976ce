// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice A proven audience and the personal value proven with it (0 = none).
struct Audience {
    uint8 number;
    uint64 value;
}

/// @notice How many uses of a rule (0-based index) are left for this account.
struct Available {
    uint8 rule;
    uint64 uses;
}

/// @notice What a price depends on besides the basket.
/// @param time Unix seconds
/// @param tier membership tier of the account
/// @param audiences ascending by number, no number twice
/// @param available ascending by rule; an absent rule was never used by this account
struct Context {
    uint64 time;
    uint8 tier;
    Audience[] audiences;
    Available[] available;
}
