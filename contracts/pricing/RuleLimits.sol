// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Rule} from "../types/Rule.sol";

/// @notice What a campaign must count of a rule, in one word: audience (8 bits from bit 128), limit (64), perAccount (64).
type RuleLimits is uint256;

using RuleLimitsLib for RuleLimits global;

library RuleLimitsLib {
    function pack(Rule memory rule) internal pure returns (RuleLimits) {
        return RuleLimits.wrap((uint256(rule.audience) << 128) | (uint256(rule.limit) << 64) | rule.perAccount);
    }

    function audience(RuleLimits self) internal pure returns (uint8) {
        return uint8(RuleLimits.unwrap(self) >> 128);
    }

    function limit(RuleLimits self) internal pure returns (uint256) {
        return uint64(RuleLimits.unwrap(self) >> 64);
    }

    function perAccount(RuleLimits self) internal pure returns (uint256) {
        return uint64(RuleLimits.unwrap(self));
    }
}
