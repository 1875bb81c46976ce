// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

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
    uint256 internal constant SIZE = 0x80;
    uint256 internal constant SHARES_A = 0x40;
    uint256 internal constant SHARES_B = 0x60;

    /// @notice Room for `count` cells. Every word is written before it is read.
    function allocate(uint256 count) internal pure returns (Basket memory basket) {
        uint256 first;
        uint256 end;
        assembly ("memory-safe") {
            first := mload(0x40)
            end := add(first, mul(count, SIZE))
            mstore(0x40, end)
        }
        basket.first = first;
        basket.end = end;
    }

    function goods(uint256 cell) internal pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(cell)
        }
    }

    function setGoods(uint256 cell, uint256 word) internal pure {
        assembly ("memory-safe") {
            mstore(cell, word)
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

    function setRemaining(uint256 cell, uint256 amount) internal pure {
        assembly ("memory-safe") {
            mstore(add(cell, 0x20), amount)
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

    /// @notice The mask to `and` with `goods`: a selector of 0 matches every line (through its quantity, which is never 0).
    function maskOf(uint64 selector) internal pure returns (uint256) {
        return selector == 0 ? type(uint256).max : uint256(selector) << 32;
    }
}
