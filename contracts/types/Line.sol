// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice One line of a basket.
/// @param sku identity of the product
/// @param tags bitmap of the merchant's product groups
/// @param price list price of one unit, in minor units
/// @param quantity units, at least 1
struct Line {
    uint64 sku;
    uint64 tags;
    uint64 price;
    uint32 quantity;
}
