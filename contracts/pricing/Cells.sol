// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Line} from "../types/Line.sol";

/// @notice The lines of a basket at work, in canonical order. A cell is four words in memory:
/// `tags << 32 | quantity`, remaining amount, and the shares of two rules (the one being evaluated, the best of its lane).
/// @param first address of the first cell
/// @param end address behind the last
struct Basket {
    uint256 first;
    uint256 end;
}

/// @title Words of a cell, without bounds checks
library Cells {
    /// @notice Lines ascend strictly by (price, sku); this one does not come after the one before.
    error LineOutOfOrder(uint256 line);
    error ZeroQuantity(uint256 line);
    /// @notice The sum of price x quantity is above 2^53 - 1.
    error SubtotalTooLarge();

    uint256 internal constant SIZE = 0x80;
    /// @dev A column: where a word of a cell lies.
    uint256 internal constant REMAINING = 0x20;
    uint256 internal constant SHARES_A = 0x40;
    uint256 internal constant SHARES_B = 0x60;

    function goods(uint256 cell) internal pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(cell)
        }
    }

    function quantityOf(uint256 cell) internal pure returns (uint256 quantity) {
        assembly ("memory-safe") {
            quantity := and(mload(cell), 0xffffffff)
        }
    }

    function remaining(uint256 cell) internal pure returns (uint256 amount) {
        assembly ("memory-safe") {
            amount := mload(add(cell, 0x20))
        }
    }

    /// @param column SHARES_A or SHARES_B
    function share(uint256 cell, uint256 column) internal pure returns (uint256 weight) {
        assembly ("memory-safe") {
            weight := mload(add(cell, column))
        }
    }

    function setShare(uint256 cell, uint256 column, uint256 weight) internal pure {
        assembly ("memory-safe") {
            mstore(add(cell, column), weight)
        }
    }

    /// @notice Writes the lines, in canonical order, into fresh cells and their amounts into `amounts`.
    /// @dev The cells' shares are not written yet.
    /// @return subtotal sum of the amounts, at most `largest`
    function load(
        Basket memory basket,
        Line[] calldata lines,
        uint64[] memory amounts,
        uint256 largest
    ) internal pure returns (uint256 subtotal) {
        unchecked {
            uint256 count = lines.length;
            assembly ("memory-safe") {
                let first := mload(0x40)
                let end := add(first, mul(count, SIZE))
                mstore(basket, first)
                mstore(add(basket, 0x20), end)
                mstore(0x40, end)
            }
            uint256 cell = basket.first;
            uint256 previous; // price and sku, plus 1
            for (uint256 i = 0; i < lines.length; ++i) {
                (uint256 word, uint256 price, uint256 quantity, uint256 order) = _line(lines, i);
                bool isWrong;
                assembly ("memory-safe") {
                    isWrong := or(iszero(gt(order, previous)), iszero(quantity))
                }
                if (isWrong) _refuse(i, order <= previous);
                previous = order;
                uint256 amount = price * quantity;
                subtotal += amount;
                assembly ("memory-safe") {
                    mstore(cell, word)
                    mstore(add(cell, 0x20), amount)
                    mstore(add(add(amounts, 0x20), shl(5, i)), amount)
                }
                cell += SIZE;
            }
            // 100 lines of at most 2^96 each.
            if (subtotal > largest) revert SubtotalTooLarge();
        }
    }

    function _refuse(uint256 line, bool isOutOfOrder) private pure {
        if (isOutOfOrder) revert LineOutOfOrder(line);
        revert ZeroQuantity(line);
    }

    /// @dev The four words of a line in calldata; reverts where a field is wider than its type, as the compiler's own reading does.
    function _line(
        Line[] calldata lines,
        uint256 i
    ) private pure returns (uint256 word, uint256 price, uint256 quantity, uint256 order) {
        assembly ("memory-safe") {
            let line := add(lines.offset, shl(7, i))
            let sku := calldataload(line)
            let tags := calldataload(add(line, 0x20))
            price := calldataload(add(line, 0x40))
            quantity := calldataload(add(line, 0x60))
            if or(shr(64, or(or(sku, tags), price)), shr(32, quantity)) {
                revert(0, 0)
            }
            word := or(shl(32, tags), quantity)
            order := add(or(shl(64, price), sku), 1)
        }
    }

    /// @notice Replaces amounts by discounts: what is gone of each line.
    function toDiscounts(Basket memory basket, uint64[] memory amounts) internal pure {
        assembly ("memory-safe") {
            let amount := add(amounts, 0x20)
            let end := mload(add(basket, 0x20))
            for {
                let cell := mload(basket)
            } lt(cell, end) {
                cell := add(cell, SIZE)
                amount := add(amount, 0x20)
            } {
                mstore(amount, sub(mload(amount), mload(add(cell, 0x20))))
            }
        }
    }

    /// @notice Weighs every line that matches by its remaining amount.
    /// @return total sum of the weights written to the column
    function weigh(Basket memory basket, uint256 mask, uint256 column) internal pure returns (uint256 total) {
        assembly ("memory-safe") {
            let end := mload(add(basket, 0x20))
            for {
                let cell := mload(basket)
            } lt(cell, end) {
                cell := add(cell, SIZE)
            } {
                let weight := mul(mload(add(cell, 0x20)), gt(and(mload(cell), mask), 0))
                mstore(add(cell, column), weight)
                total := add(total, weight)
            }
        }
    }

    /// @notice Sums the lines that match. What is already free neither counts nor gains.
    function sum(Basket memory basket, uint256 mask) internal pure returns (uint256 spend, uint256 units) {
        assembly ("memory-safe") {
            let end := mload(add(basket, 0x20))
            for {
                let cell := mload(basket)
            } lt(cell, end) {
                cell := add(cell, SIZE)
            } {
                let word := mload(cell)
                let amount := mul(mload(add(cell, 0x20)), gt(and(word, mask), 0))
                spend := add(spend, amount)
                units := add(units, mul(and(word, 0xffffffff), gt(amount, 0)))
            }
        }
    }

    /// @notice Takes `gain` off the lines: `uncapped` split by the weights of the column (their sum is `total`), split once more by
    /// these shares (no change unless `gain` is less). Running sums make the shares add up exactly.
    function take(Basket memory basket, uint256 column, uint256 total, uint256 uncapped, uint256 gain) internal pure {
        assembly ("memory-safe") {
            let end := mload(add(basket, 0x20))
            let weight := 0
            let before := 0
            for {
                let cell := mload(basket)
            } lt(cell, end) {
                cell := add(cell, SIZE)
            } {
                let own := mload(add(cell, column))
                if own {
                    weight := add(weight, own)
                    let upTo := div(mul(gain, div(mul(uncapped, weight), total)), uncapped)
                    let slot := add(cell, 0x20)
                    mstore(slot, sub(mload(slot), sub(upTo, before)))
                    before := upTo
                }
            }
        }
    }

    /// @notice The mask to `and` with `goods`: a selector of 0 matches every line (through its quantity, which is never 0).
    function maskOf(uint64 selector) internal pure returns (uint256) {
        return selector == 0 ? type(uint256).max : uint256(selector) << 32;
    }
}
