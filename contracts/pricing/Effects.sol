// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Kind, Rule} from "../types/Rule.sol";
import {Basket, Cells} from "./Cells.sol";

/// @title What each kind of rule gives, once its conditions hold
/// @dev Twin: contracts/sdk/pricing/gainOf.ts. Amounts stay below 2^53, units below 2^39 and products of two below 2^106, so nothing overflows.
library Effects {
    using Cells for uint256;
    using Cells for Basket;

    /// @notice What a price rule gives before any cap, and how it is shared between the lines.
    /// @param value the rule's, or the smaller personal one
    /// @param most uses that turns, perOrder and available leave
    /// @param units of the trigger lines
    /// @param column of the cells where shares may be written
    /// @return uncapped minor units
    /// @return total sum of the shares, by which `uncapped` is split between the lines
    function evaluate(
        Basket memory basket,
        Rule memory rule,
        uint256 value,
        uint256 most,
        uint256 units,
        uint256 column
    ) internal pure returns (uint256 uncapped, uint256 total, uint256 uses) {
        unchecked {
            Kind kind = rule.kind;
            if (kind <= Kind.AmountOff) {
                // Where every line is a target the caller knows the sum, and the remaining amounts are the shares.
                total = column == Cells.REMAINING ? units : basket.weigh(Cells.maskOf(rule.selector), column);
                if (kind == Kind.PercentOff) return (_half(total, value), total, 1);
                return (_min(value * most, total), total, most);
            }
            if (kind == Kind.UnitPrice) {
                (total, uses) = _unitPrice(basket, Cells.maskOf(rule.selector), value, most, column);
                return (total, total, uses);
            }
            if (kind == Kind.BuyXGetY) {
                (total, uses) = _buyXGetY(basket, rule, value, most, units, column);
                return (total, total, uses);
            }
            // An incomplete set is worth nothing, so a bundle at a percentage takes every complete one.
            bool isPriced = kind == Kind.BundlePrice;
            (total, uses) = _bundle(basket, rule.selector, isPriced ? value + 1 : 0, most, column);
            if (!isPriced) return (_half(total, value), total, uses);
            uint256 priceOfSets = value * uses;
            if (total > priceOfSets) uncapped = total - priceOfSets;
        }
    }

    /// @dev Dearest first; a line that would not gain takes no units.
    function _unitPrice(
        Basket memory basket,
        uint256 mask,
        uint256 value,
        uint256 left,
        uint256 column
    ) private pure returns (uint256 total, uint256 uses) {
        unchecked {
            uint256 first = basket.first;
            for (uint256 cell = basket.end; cell > first;) {
                cell -= Cells.SIZE;
                uint256 gain;
                uint256 amount = cell.remaining();
                if (cell.goods() & mask != 0 && left != 0 && amount != 0) {
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
        }
    }

    /// @dev Over one set of lines a group is `buy` units that are kept and `get` that are taken; otherwise every target unit is taken.
    function _buyXGetY(
        Basket memory basket,
        Rule memory rule,
        uint256 bps,
        uint256 most,
        uint256 units,
        uint256 column
    ) private pure returns (uint256 total, uint256 uses) {
        unchecked {
            uint256 mask = Cells.maskOf(rule.selector);
            uint256 get = rule.get;
            uint256 kept = rule.trigger == 0 || rule.trigger == rule.selector ? rule.buy : 0;
            uint256 groups = kept != 0 ? units / (kept + get) : _groups(basket, rule, mask);
            uses = _min(most, groups);
            uint256 end = uses * (kept + get);
            uint256 position;
            uint256 first = basket.first;
            for (uint256 cell = basket.end; cell > first;) {
                cell -= Cells.SIZE;
                uint256 gain;
                uint256 amount = cell.remaining();
                if (cell.goods() & mask != 0 && position < end && amount != 0) {
                    uint256 quantity = cell.quantityOf();
                    uint256 next = _min(position + quantity, end);
                    uint256 taken = _takenBefore(next, kept, get) - _takenBefore(position, kept, get);
                    position = next;
                    gain = _half((amount * taken) / quantity, bps);
                    total += gain;
                }
                cell.setShare(column, gain);
            }
        }
    }

    /// @dev How many times the basket fulfils a BuyXGetY over two sets. A line that matches both is a target only.
    function _groups(Basket memory basket, Rule memory rule, uint256 mask) private pure returns (uint256) {
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
        uint256 selector,
        uint256 leastWorth,
        uint256 most,
        uint256 column
    ) private pure returns (uint256 total, uint256 uses) {
        unchecked {
            uint256 end = basket.end;
            for (uint256 cell = basket.first; cell < end; cell += Cells.SIZE) cell.setShare(column, 0);
            uses = _takeSets(basket, selector, leastWorth, most, column);
            for (uint256 cell = basket.first; cell < end; cell += Cells.SIZE) {
                uint256 units = cell.share(column);
                if (units == 0) continue;
                uint256 weight = (cell.remaining() * units) / cell.quantityOf();
                cell.setShare(column, weight);
                total += weight;
            }
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

    function _min(uint256 a, uint256 b) private pure returns (uint256 smaller) {
        // Without a branch, so that it is inlined.
        assembly ("memory-safe") {
            smaller := xor(a, mul(xor(a, b), lt(b, a)))
        }
    }
}
