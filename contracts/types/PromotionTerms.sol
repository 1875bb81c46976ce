// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {RuleBook} from "./Rule.sol";

/// @notice The coupon codes of an audience: each code is a key pair, `root` is over their salted addresses.
struct CouponRoot {
    uint8 audience;
    bytes32 root;
}

/// @notice The immutable terms of a promotion.
/// @param book the rules
/// @param closeNoticeSeconds from the announcement of an early end to the end itself (0 = a day)
/// @param holdSeconds return window: points of an order are minted after it (0 = at once)
/// @param coupons coupon roots, ascending by audience
struct PromotionTerms {
    RuleBook book;
    uint32 closeNoticeSeconds;
    uint32 holdSeconds;
    CouponRoot[] coupons;
}
