// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Audience, Available} from "../types/Context.sol";
import {Line} from "../types/Line.sol";
import {PriceResult, Reason, RuleOutcome} from "../types/PriceResult.sol";
import {Kind, Rule} from "../types/Rule.sol";
import {Basket, Cells} from "./Cells.sol";
import {Effects} from "./Effects.sol";
import {RuleBookCodec} from "./RuleBookCodec.sol";
import {RuleLimits, RuleLimitsLib} from "./RuleLimits.sol";

/// @title What a rule book gives for a basket, exact to the last minor unit
/// @dev Twin: contracts/sdk/pricing/price.ts. The book is trusted: RuleBookValidation.check accepted it at launch.
library Pricing {
    using Cells for Basket;

    /// @notice A basket has 1 to 100 lines.
    error LineCount(uint256 lines);
    /// @notice The points or tickets of this rule, or of all of them, are above 2^53 - 1.
    error ResultTooLarge(uint256 rule);
    /// @notice Audiences ascend strictly by number, from 1.
    error AudienceOutOfOrder(uint256 position);
    /// @notice `available` ascends strictly by rule, at most 31.
    error AvailableOutOfOrder(uint256 position);

    uint256 private constant MAX_LINES = 100;
    uint256 private constant MAX_RULE = 31;
    uint256 private constant MAX_AMOUNT = 2 ** 53 - 1;
    uint256 private constant NO_LANE = type(uint256).max;
    uint256 private constant UNLIMITED = type(uint64).max;

    /// @dev One evaluation. No structs but the basket, because each would be allocated only to be replaced.
    struct Run {
        RuleOutcome[] rules;
        Basket basket;
        uint256 points;
        uint256 tickets;
        uint256 time;
        uint256 tier;
        uint256 startsAt;
        uint256 endsAt;
        uint256 left; // subtotal less the discounts so far
        uint256 allowance; // what is left of the campaign's
        uint256 column; // where the rule being evaluated may write its shares
        uint256 bestColumn; // where the shares of the best of the lane are
        uint256 bestRule; // index + 1, 0 = none
        uint256 bestGain;
        uint256 bestUncapped;
        uint256 bestTotalWeight;
    }

    /// @notice Prices a basket.
    /// @param book of RuleBookCodec.encode
    /// @param lines strictly ascending by (price, sku)
    /// @param time and tier, audiences and available of a `Context`
    /// @param limits takes what to count of every rule, so that nobody reads the book twice; empty to do without
    function price(
        bytes memory book,
        Line[] calldata lines,
        uint256 time,
        uint256 tier,
        Audience[] calldata audiences,
        Available[] calldata available,
        RuleLimits[] memory limits
    ) internal pure returns (PriceResult memory result) {
        unchecked {
            _checkContext(audiences, available);
            uint256 count = lines.length;
            if (count == 0 || count > MAX_LINES) revert LineCount(count);
            Run memory run;
            result.discounts = new uint64[](count);
            run.time = time;
            run.tier = tier;
            run.column = Cells.SHARES_A;
            run.left = run.basket.load(lines, result.discounts, MAX_AMOUNT);
            result.subtotal = uint64(run.left);
            _evaluateAll(run, book, audiences, available, limits);
            run.basket.toDiscounts(result.discounts);
            result.total = uint64(run.left);
            result.discount = result.subtotal - result.total;
            result.points = uint64(run.points);
            result.tickets = uint64(run.tickets);
            result.rules = run.rules;
        }
    }

    function _evaluateAll(
        Run memory run,
        bytes memory book,
        Audience[] calldata audiences,
        Available[] calldata available,
        RuleLimits[] memory limits
    ) private pure {
        unchecked {
            uint256 count;
            uint256 cursor;
            uint256 capBps;
            (count, cursor, run.startsAt, run.endsAt, capBps) = RuleBookCodec.open(book);
            run.allowance = capBps == 0 ? type(uint128).max : (run.left * capBps) / 10_000;
            run.rules = new RuleOutcome[](count);
            Rule memory rule;
            uint256 lane = NO_LANE;
            for (uint256 i = 0; i < count; ++i) {
                uint256 index;
                (index, cursor) = RuleBookCodec.readRule(cursor, rule);
                if (limits.length != 0) limits[index] = RuleLimitsLib.pack(rule);
                uint256 ruleLane = RuleBookCodec.familyOf(rule.kind) * 16 + rule.lane;
                if (ruleLane != lane) {
                    _closeLane(run, lane);
                    lane = ruleLane;
                }
                _evaluate(run, rule, index, audiences, available);
            }
            _closeLane(run, lane);
        }
    }

    function _checkContext(Audience[] calldata audiences, Available[] calldata available) private pure {
        unchecked {
            uint256 previous; // number
            for (uint256 i = 0; i < audiences.length; ++i) {
                uint256 number = audiences[i].number;
                if (number <= previous) revert AudienceOutOfOrder(i);
                previous = number;
            }
            previous = 0; // rule + 1
            for (uint256 i = 0; i < available.length; ++i) {
                uint256 rule = available[i].rule;
                if (rule + 1 <= previous || rule > MAX_RULE) revert AvailableOutOfOrder(i);
                previous = rule + 1;
            }
        }
    }

    /// @dev Writes the outcome of a rule as if it won its lane; the lane's best so far gives way to a greater gain only.
    function _evaluate(
        Run memory run,
        Rule memory rule,
        uint256 index,
        Audience[] calldata audiences,
        Available[] calldata available
    ) private pure {
        unchecked {
            RuleOutcome memory outcome = run.rules[index];
            (bool isProven, uint256 personal) = _proof(rule.audience, audiences);
            uint256 most = _availableOf(rule, index, available);
            (Reason refusal, uint256 spend, uint256 units) = _refusal(run, rule, isProven, most);
            outcome.reason = refusal;
            if (refusal != Reason.Applied) return;
            if (rule.every != 0) most = _min(most, spend / rule.every);
            else if (rule.kind == Kind.AmountOff || rule.kind >= Kind.Points) most = 1;
            if (rule.perOrder != 0) most = _min(most, rule.perOrder);
            uint256 value = rule.value;
            if (rule.personal && personal != 0 && personal < value) value = personal;
            if (rule.kind >= Kind.Points) _credit(run, rule, index, outcome, value * most, most);
            else _discount(run, rule, index, outcome, value, most, units);
        }
    }

    function _credit(
        Run memory run,
        Rule memory rule,
        uint256 index,
        RuleOutcome memory outcome,
        uint256 gain,
        uint256 uses
    ) private pure {
        if (rule.cap != 0) gain = _min(gain, rule.cap);
        if (gain > MAX_AMOUNT) revert ResultTooLarge(index);
        if (gain == 0) outcome.reason = Reason.NoEffect;
        else _compete(run, index, outcome, gain, uses);
    }

    function _discount(
        Run memory run,
        Rule memory rule,
        uint256 index,
        RuleOutcome memory outcome,
        uint256 value,
        uint256 most,
        uint256 units
    ) private pure {
        uint256 column = run.column;
        // Where every line is a target, the remaining amounts themselves are the shares.
        if (rule.selector == 0 && rule.kind <= Kind.AmountOff) (column, units) = (Cells.REMAINING, run.left);
        (uint256 uncapped, uint256 total, uint256 uses) = Effects.evaluate(
            run.basket,
            rule,
            value,
            most,
            units,
            column
        );
        uint256 gain = rule.cap == 0 ? uncapped : _min(uncapped, rule.cap);
        if (gain == 0) {
            outcome.reason = Reason.NoEffect;
            return;
        }
        gain = _min(gain, run.allowance);
        if (gain == 0) {
            outcome.reason = Reason.CampaignCapReached;
            return;
        }
        if (!_compete(run, index, outcome, gain, uses)) return;
        run.bestUncapped = uncapped;
        run.bestTotalWeight = total;
        run.bestColumn = column;
        run.column = column == Cells.SHARES_A ? Cells.SHARES_B : Cells.SHARES_A;
    }

    /// @dev Whether the rule is the best of its lane so far.
    function _compete(
        Run memory run,
        uint256 index,
        RuleOutcome memory outcome,
        uint256 gain,
        uint256 uses
    ) private pure returns (bool) {
        unchecked {
            outcome.gain = uint64(gain);
            outcome.uses = uint64(uses);
            if (gain <= run.bestGain) {
                outcome.reason = Reason.BeatenInLane;
                return false;
            }
            if (run.bestRule != 0) run.rules[run.bestRule - 1].reason = Reason.BeatenInLane;
            run.bestRule = index + 1;
            run.bestGain = gain;
            return true;
        }
    }

    /// @dev The first condition that does not hold; the remaining amount and the units of the trigger lines once they were looked at.
    function _refusal(
        Run memory run,
        Rule memory rule,
        bool isProven,
        uint256 available
    ) private pure returns (Reason refusal, uint256 spend, uint256 units) {
        unchecked {
            if (run.time < (rule.from == 0 ? run.startsAt : rule.from)) return (Reason.NotStarted, 0, 0);
            uint256 until = rule.until == 0 ? run.endsAt : rule.until;
            if (until != 0 && run.time >= until) return (Reason.Ended, 0, 0);
            if (run.tier < rule.minTier) return (Reason.TierTooLow, 0, 0);
            if (!isProven) return (Reason.NotInAudience, 0, 0);
            if (available == 0) return (Reason.SoldOut, 0, 0);
            uint64 trigger = rule.trigger;
            if (trigger == 0 && rule.kind == Kind.BuyXGetY) {
                (spend, units) = run.basket.sum(Cells.maskOf(rule.selector));
            } else if (trigger == 0 && rule.minQuantity < 2) {
                // The amount is known, and there are units where there is an amount.
                (spend, units) = (run.left, run.left);
            } else {
                (spend, units) = run.basket.sum(Cells.maskOf(trigger));
            }
            if (spend < rule.minSpend) return (Reason.SpendTooLow, 0, 0);
            if (units == 0 || units < rule.minQuantity) return (Reason.QuantityTooLow, 0, 0);
        }
    }

    /// @dev Whether the audience of a rule is proven, and the personal value proven with it. Audience 0 is open to all.
    function _proof(uint256 audience, Audience[] calldata audiences) private pure returns (bool, uint256) {
        unchecked {
            if (audience == 0) return (true, 0);
            for (uint256 i = 0; i < audiences.length; ++i) {
                if (audiences[i].number == audience) return (true, audiences[i].value);
            }
            return (false, 0);
        }
    }

    /// @dev Uses left for the account; a rule that the context does not name was never used.
    function _availableOf(
        Rule memory rule,
        uint256 index,
        Available[] calldata available
    ) private pure returns (uint256) {
        unchecked {
            for (uint256 i = 0; i < available.length; ++i) {
                if (available[i].rule == index) return available[i].uses;
            }
            uint256 limit = rule.limit == 0 ? UNLIMITED : rule.limit;
            return rule.perAccount == 0 ? limit : _min(limit, rule.perAccount);
        }
    }

    /// @dev Applies the winner of the lane.
    function _closeLane(Run memory run, uint256 lane) private pure {
        unchecked {
            if (run.bestRule == 0) return;
            uint256 gain = run.bestGain;
            if (lane < 16) {
                run.left -= gain;
                run.allowance -= gain;
                run.basket.take(run.bestColumn, run.bestTotalWeight, run.bestUncapped, gain);
            } else {
                uint256 sum = gain + (lane < 32 ? run.points : run.tickets);
                if (sum > MAX_AMOUNT) revert ResultTooLarge(run.bestRule - 1);
                if (lane < 32) run.points = sum;
                else run.tickets = sum;
            }
            run.bestRule = 0;
            run.bestGain = 0;
        }
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256 smaller) {
        // Without a branch, so that it is inlined.
        assembly ("memory-safe") {
            smaller := xor(a, mul(xor(a, b), lt(b, a)))
        }
    }
}
