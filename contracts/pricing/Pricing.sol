// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Audience, Available, Context} from "../types/Context.sol";
import {Line} from "../types/Line.sol";
import {PriceResult, Reason, RuleOutcome} from "../types/PriceResult.sol";
import {Kind, Rule, RuleBook} from "../types/Rule.sol";
import {Basket, Cells} from "./Cells.sol";
import {Effect, Effects} from "./Effects.sol";
import {RuleBookCodec} from "./RuleBookCodec.sol";

/// @title What a rule book gives for a basket, exact to the last minor unit
/// @dev Twin: contracts/sdk/pricing/price.ts. The book is trusted: RuleBookValidation.check accepted it at launch.
library Pricing {
    using Cells for uint256;

    /// @notice A basket has 1 to 100 lines.
    error LineCount(uint256 lines);
    /// @notice Lines ascend strictly by (price, sku); this one does not come after the one before.
    error LineOutOfOrder(uint256 line);
    error ZeroQuantity(uint256 line);
    /// @notice The sum of price x quantity is above 2^53 - 1.
    error SubtotalTooLarge();
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

    /// @dev One evaluation.
    struct Run {
        PriceResult result;
        Basket basket;
        Rule rule;
        uint256 time;
        uint256 tier;
        uint256 startsAt;
        uint256 endsAt;
        uint256 allowance; // what is left of the campaign's
        uint256 column; // shares of the rule being evaluated; the best of the lane has the other
        uint256 lane; // the kind's family and the lane
        uint256 bestRule; // index + 1, 0 = none
        uint256 bestGain;
        uint256 bestUncapped;
        uint256 bestTotalWeight;
    }

    /// @notice Prices a basket.
    /// @param book of RuleBookCodec.encode
    /// @param lines strictly ascending by (price, sku)
    function price(
        bytes memory book,
        Line[] calldata lines,
        Context calldata context
    ) internal pure returns (PriceResult memory) {
        return price(book, lines, context.time, context.tier, context.audiences, context.available);
    }

    /// @notice The same, for a context whose parts lie apart.
    function price(
        bytes memory book,
        Line[] calldata lines,
        uint256 time,
        uint256 tier,
        Audience[] calldata audiences,
        Available[] calldata available
    ) internal pure returns (PriceResult memory) {
        unchecked {
            _checkContext(audiences, available);
            Run memory run;
            run.time = time;
            run.tier = tier;
            run.lane = NO_LANE;
            run.column = Cells.SHARES_A;
            _load(run, lines);
            RuleBook memory header;
            (uint256 count, uint256 cursor) = RuleBookCodec.readHeader(book, header);
            run.startsAt = header.startsAt;
            run.endsAt = header.endsAt;
            run.allowance =
                header.maxDiscountBps == 0
                    ? type(uint256).max
                    : (uint256(run.result.subtotal) * header.maxDiscountBps) / 10_000;
            run.result.rules = new RuleOutcome[](count);
            for (uint256 i = 0; i < count; ++i) {
                uint256 index;
                (index, cursor) = RuleBookCodec.readRule(cursor, run.rule);
                uint256 lane = RuleBookCodec.familyOf(run.rule.kind) * 16 + run.rule.lane;
                if (lane != run.lane) {
                    _closeLane(run);
                    run.lane = lane;
                }
                _evaluate(run, index, audiences, available);
            }
            _closeLane(run);
            _finish(run, lines);
            return run.result;
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

    function _load(Run memory run, Line[] calldata lines) private pure {
        unchecked {
            uint256 count = lines.length;
            if (count == 0 || count > MAX_LINES) revert LineCount(count);
            run.basket = Cells.allocate(count);
            uint256 cell = run.basket.first;
            uint256 subtotal;
            uint256 previous; // price and sku, plus 1
            for (uint256 i = 0; i < count; ++i) {
                Line calldata line = lines[i];
                uint256 unitPrice = line.price;
                uint256 quantity = line.quantity;
                uint256 order = ((unitPrice << 64) | line.sku) + 1;
                if (order <= previous) revert LineOutOfOrder(i);
                previous = order;
                if (quantity == 0) revert ZeroQuantity(i);
                uint256 amount = unitPrice * quantity;
                subtotal += amount;
                if (subtotal > MAX_AMOUNT) revert SubtotalTooLarge();
                cell.setGoods((uint256(line.tags) << 32) | quantity);
                cell.setRemaining(amount);
                cell += Cells.SIZE;
            }
            run.result.subtotal = uint64(subtotal);
        }
    }

    /// @dev Writes the outcome of a rule as if it won its lane; the lane's best so far gives way to a greater gain only.
    function _evaluate(
        Run memory run,
        uint256 index,
        Audience[] calldata audiences,
        Available[] calldata available
    ) private pure {
        unchecked {
            RuleOutcome memory outcome = run.result.rules[index];
            Rule memory rule = run.rule;
            (bool isProven, uint256 personal) = _proof(rule.audience, audiences);
            uint256 most = _availableOf(rule, index, available);
            (Reason refusal, uint256 spend) = _refusal(run, rule, isProven, most);
            outcome.reason = refusal;
            if (refusal != Reason.Applied) return;
            if (rule.every != 0) most = _min(most, spend / rule.every);
            else if (rule.kind == Kind.AmountOff || rule.kind >= Kind.Points) most = 1;
            if (rule.perOrder != 0) most = _min(most, rule.perOrder);
            uint256 value = rule.value;
            if (rule.personal && personal != 0 && personal < value) value = personal;
            Effect memory effect = Effects.evaluate(run.basket, rule, value, most, run.column);
            uint256 gain = effect.uncapped;
            if (rule.cap != 0) gain = _min(gain, rule.cap);
            if (gain == 0) {
                outcome.reason = Reason.NoEffect;
                return;
            }
            if (rule.kind < Kind.Points) {
                gain = _min(gain, run.allowance);
                if (gain == 0) {
                    outcome.reason = Reason.CampaignCapReached;
                    return;
                }
            } else if (gain > MAX_AMOUNT) {
                revert ResultTooLarge(index);
            }
            outcome.gain = uint64(gain);
            outcome.uses = uint64(effect.uses);
            if (gain <= run.bestGain) {
                outcome.reason = Reason.BeatenInLane;
                return;
            }
            if (run.bestRule != 0) run.result.rules[run.bestRule - 1].reason = Reason.BeatenInLane;
            run.bestRule = index + 1;
            run.bestGain = gain;
            run.bestUncapped = effect.uncapped;
            run.bestTotalWeight = effect.totalWeight;
            run.column ^= Cells.SHARES_A ^ Cells.SHARES_B;
        }
    }

    /// @dev The first condition that does not hold, and the remaining amount of the trigger lines once they were looked at.
    function _refusal(
        Run memory run,
        Rule memory rule,
        bool isProven,
        uint256 available
    ) private pure returns (Reason refusal, uint256 spend) {
        unchecked {
            if (run.time < (rule.from == 0 ? run.startsAt : rule.from)) return (Reason.NotStarted, 0);
            uint256 until = rule.until == 0 ? run.endsAt : rule.until;
            if (until != 0 && run.time >= until) return (Reason.Ended, 0);
            if (run.tier < rule.minTier) return (Reason.TierTooLow, 0);
            if (!isProven) return (Reason.NotInAudience, 0);
            if (available == 0) return (Reason.SoldOut, 0);
            uint256 units;
            (spend, units) = _scanTrigger(run.basket, rule);
            if (spend < rule.minSpend) return (Reason.SpendTooLow, 0);
            if (units == 0 || units < rule.minQuantity) return (Reason.QuantityTooLow, 0);
        }
    }

    /// @dev What is already free neither counts nor gains.
    function _scanTrigger(Basket memory basket, Rule memory rule) private pure returns (uint256 spend, uint256 units) {
        unchecked {
            uint64 trigger = rule.trigger;
            if (trigger == 0 && rule.kind == Kind.BuyXGetY) trigger = rule.selector;
            uint256 mask = Cells.maskOf(trigger);
            uint256 end = basket.end;
            for (uint256 cell = basket.first; cell < end; cell += Cells.SIZE) {
                uint256 goods = cell.goods();
                if (goods & mask == 0) continue;
                uint256 amount = cell.remaining();
                if (amount == 0) continue;
                spend += amount;
                units += uint32(goods);
            }
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
    function _closeLane(Run memory run) private pure {
        unchecked {
            if (run.bestRule == 0) return;
            uint256 gain = run.bestGain;
            PriceResult memory result = run.result;
            if (run.lane < 16) {
                result.discount += uint64(gain);
                run.allowance -= run.allowance == type(uint256).max ? 0 : gain;
                _split(run, gain);
            } else {
                uint256 sum = gain + (run.lane < 32 ? result.points : result.tickets);
                if (sum > MAX_AMOUNT) revert ResultTooLarge(run.bestRule - 1);
                if (run.lane < 32) result.points = uint64(sum);
                else result.tickets = uint64(sum);
            }
            run.bestRule = 0;
            run.bestGain = 0;
        }
    }

    /// @dev Takes the winner's gain off the lines: its uncapped discount split by its weights, and split once more by these shares
    /// when a cap lowers it. Running sums make the shares add up exactly.
    function _split(Run memory run, uint256 gain) private pure {
        unchecked {
            uint256 uncapped = run.bestUncapped;
            uint256 total = run.bestTotalWeight;
            uint256 column = run.column ^ Cells.SHARES_A ^ Cells.SHARES_B;
            uint256 weight;
            uint256 before;
            uint256 end = run.basket.end;
            for (uint256 cell = run.basket.first; cell < end; cell += Cells.SIZE) {
                uint256 own = cell.share(column);
                if (own == 0) continue;
                weight += own;
                uint256 upTo = uncapped == total ? weight : (uncapped * weight) / total;
                if (gain != uncapped) upTo = (gain * upTo) / uncapped;
                cell.setRemaining(cell.remaining() - (upTo - before));
                before = upTo;
            }
        }
    }

    function _finish(Run memory run, Line[] calldata lines) private pure {
        unchecked {
            PriceResult memory result = run.result;
            result.total = result.subtotal - result.discount;
            uint64[] memory discounts = new uint64[](lines.length);
            uint256 cell = run.basket.first;
            for (uint256 i = 0; i < lines.length; ++i) {
                discounts[i] = uint64(uint256(lines[i].price) * lines[i].quantity - cell.remaining());
                cell += Cells.SIZE;
            }
            result.discounts = discounts;
        }
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
