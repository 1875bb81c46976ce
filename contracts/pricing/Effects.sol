// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Kind, Rule} from "../types/Rule.sol";
import {Basket, Cells} from "./Cells.sol";

/// @notice What a rule gives before any cap.
/// @param uncapped minor units, points or tickets
/// @param totalWeight sum of the shares it wrote, by which `uncapped` is split between the lines
struct Effect {
    uint256 uncapped;
    uint256 totalWeight;
    uint256 uses;
}

/// @title What each kind of rule gives, once its conditions hold
/// @dev Twin: contracts/sdk/pricing/gainOf.ts. Amounts stay below 2^53, units below 2^39 and products of two below 2^106, so nothing overflows.
library Effects {
    using Cells for uint256;

    /// @param value the rule's, or the smaller personal one
    /// @param most uses that turns, perOrder and available leave
    /// @param column of the cells where the shares go
    function evaluate(
        Basket memory basket,
        Rule memory rule,
        uint256 value,
        uint256 most,
        uint256 column
    ) internal pure returns (Effect memory effect) {
        unchecked {
            Kind kind = rule.kind;
            if (kind == Kind.PercentOff) {
                effect.totalWeight = _weighTargets(basket, rule, column);
                effect.uncapped = _half(effect.totalWeight, value);
                effect.uses = 1;
            } else if (kind == Kind.AmountOff) {
                effect.totalWeight = _weighTargets(basket, rule, column);
                effect.uncapped = _min(value * most, effect.totalWeight);
                effect.uses = most;
            } else if (kind == Kind.UnitPrice) {
                _unitPrice(basket, rule, value, most, column, effect);
            } else if (kind == Kind.BuyXGetY) {
                _buyXGetY(basket, rule, value, most, column, effect);
            } else if (kind == Kind.BundlePrice) {
                _bundle(basket, rule, value + 1, most, column, effect);
                uint256 priceOfSets = value * effect.uses;
                if (effect.totalWeight > priceOfSets) effect.uncapped = effect.totalWeight - priceOfSets;
            } else if (kind == Kind.BundlePercent) {
                _bundle(basket, rule, 0, most, column, effect);
                effect.uncapped = _half(effect.totalWeight, value);
            } else {
                effect.uncapped = value * most;
                effect.uses = most;
            }
        }
    }

    /// @dev Every target weighs its remaining amount.
    function _weighTargets(
        Basket memory basket,
        Rule memory rule,
        uint256 column
    ) private pure returns (uint256 total) {
        unchecked {
            uint256 mask = Cells.maskOf(rule.selector);
            uint256 end = basket.end;
            for (uint256 cell = basket.first; cell < end; cell += Cells.SIZE) {
                uint256 weight = cell.goods() & mask == 0 ? 0 : cell.remaining();
                cell.setShare(column, weight);
                total += weight;
            }
        }
    }

    /// @dev Dearest first; a line that would not gain takes no units.
    function _unitPrice(
        Basket memory basket,
        Rule memory rule,
        uint256 value,
        uint256 left,
        uint256 column,
        Effect memory effect
    ) private pure {
        unchecked {
            uint256 mask = Cells.maskOf(rule.selector);
            uint256 uses;
            uint256 total;
            uint256 first = basket.first;
            for (uint256 cell = basket.end; cell > first;) {
                cell -= Cells.SIZE;
                uint256 gain;
                uint256 amount = cell.remaining();
                if (left != 0 && amount != 0 && cell.goods() & mask != 0) {
                    uint256 quantity = cell.quantityOf();
                    uint256 units = _min(left, quantity);
                    uint256 part = (amount * units) / quantity;
                    uint256 cost = value * units;
                    if (part > cost) {
                        gain = part - cost;
                        total += gain;
                        uses += units;
                        left -= units;
                    }
                }
                cell.setShare(column, gain);
            }
            effect.uses = uses;
            effect.totalWeight = total;
            effect.uncapped = total;
        }
    }

    /// @dev Over one set of lines a group is `buy` units that are kept and `get` that are taken; otherwise every target unit is taken.
    function _buyXGetY(
        Basket memory basket,
        Rule memory rule,
        uint256 bps,
        uint256 most,
        uint256 column,
        Effect memory effect
    ) private pure {
        unchecked {
            uint256 mask = Cells.maskOf(rule.selector);
            uint256 get = rule.get;
            uint256 kept = rule.trigger == 0 || rule.trigger == rule.selector ? rule.buy : 0;
            uint256 uses = _min(most, _groups(basket, rule, mask, kept));
            uint256 end = uses * (kept + get);
            uint256 position;
            uint256 total;
            uint256 first = basket.first;
            for (uint256 cell = basket.end; cell > first;) {
                cell -= Cells.SIZE;
                uint256 gain;
                uint256 amount = cell.remaining();
                if (position < end && amount != 0 && cell.goods() & mask != 0) {
                    uint256 quantity = cell.quantityOf();
                    uint256 next = _min(position + quantity, end);
                    uint256 units = _takenBefore(next, kept, get) - _takenBefore(position, kept, get);
                    position = next;
                    gain = _half((amount * units) / quantity, bps);
                    total += gain;
                }
                cell.setShare(column, gain);
            }
            effect.uses = uses;
            effect.totalWeight = total;
            effect.uncapped = total;
        }
    }

    /// @dev How many times the basket fulfils a BuyXGetY. A line that matches both selectors is a target only.
    function _groups(
        Basket memory basket,
        Rule memory rule,
        uint256 mask,
        uint256 kept
    ) private pure returns (uint256) {
        unchecked {
            uint256 triggerMask = Cells.maskOf(rule.trigger);
            uint256 targets;
            uint256 triggers;
            uint256 end = basket.end;
            for (uint256 cell = basket.first; cell < end; cell += Cells.SIZE) {
                if (cell.remaining() == 0) continue;
                uint256 goods = cell.goods();
                if (goods & mask != 0) targets += uint32(goods);
                else if (goods & triggerMask != 0) triggers += uint32(goods);
            }
            if (kept != 0) return targets / (kept + rule.get);
            return _min(triggers / rule.buy, targets / rule.get);
        }
    }

    /// @dev How many of the first `position` units are taken when groups keep `kept` units and take `get`.
    function _takenBefore(uint256 position, uint256 kept, uint256 get) private pure returns (uint256 taken) {
        unchecked {
            uint256 group = kept + get;
            uint256 rest = position % group;
            taken = (position / group) * get;
            if (rest > kept) taken += rest - kept;
        }
    }

    /// @dev Takes sets of one unit of every part, dearest first, while a set is complete and worth at least `leastWorth`.
    function _bundle(
        Basket memory basket,
        Rule memory rule,
        uint256 leastWorth,
        uint256 most,
        uint256 column,
        Effect memory effect
    ) private pure {
        unchecked {
            uint256 end = basket.end;
            for (uint256 cell = basket.first; cell < end; cell += Cells.SIZE) cell.setShare(column, 0);
            effect.uses = _takeSets(basket, rule.selector, leastWorth, most, column);
            uint256 total;
            for (uint256 cell = basket.first; cell < end; cell += Cells.SIZE) {
                uint256 units = cell.share(column);
                if (units == 0) continue;
                uint256 weight = (cell.remaining() * units) / cell.quantityOf();
                cell.setShare(column, weight);
                total += weight;
            }
            effect.totalWeight = total;
        }
    }

    /// @dev Writes into the shares how many units of each line are taken.
    function _takeSets(
        Basket memory basket,
        uint256 selector,
        uint256 leastWorth,
        uint256 most,
        uint256 column
    ) private pure returns (uint256 sets) {
        unchecked {
            uint256[8] memory heads; // the cell that holds the next unit of each part
            uint256[8] memory parts; // the bit of each part
            uint256 count;
            for (uint256 rest = selector; rest != 0; rest &= rest - 1) {
                parts[count] = rest & (~rest + 1);
                heads[count] = _nextOf(basket, selector, parts[count], basket.end);
                ++count;
            }
            for (; sets < most; ++sets) {
                uint256 worth;
                for (uint256 i = 0; i < count; ++i) {
                    uint256 cell = heads[i];
                    if (cell == 0) return sets;
                    worth += cell.remaining() / cell.quantityOf();
                }
                if (worth < leastWorth) return sets;
                for (uint256 i = 0; i < count; ++i) {
                    uint256 cell = heads[i];
                    uint256 taken = cell.share(column) + 1;
                    cell.setShare(column, taken);
                    if (taken == cell.quantityOf()) heads[i] = _nextOf(basket, selector, parts[i], cell);
                }
            }
        }
    }

    /// @dev The dearest line below `cell` whose lowest common bit with the selector is `part`; 0 = none.
    function _nextOf(
        Basket memory basket,
        uint256 selector,
        uint256 part,
        uint256 cell
    ) private pure returns (uint256) {
        unchecked {
            uint256 first = basket.first;
            while (cell > first) {
                cell -= Cells.SIZE;
                uint256 common = (cell.goods() >> 32) & selector;
                if (common & (~common + 1) == part && cell.remaining() != 0) return cell;
            }
            return 0;
        }
    }

    function _half(uint256 amount, uint256 bps) private pure returns (uint256) {
        unchecked {
            return (amount * bps + 5_000) / 10_000;
        }
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
