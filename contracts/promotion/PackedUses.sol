// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice How often each rule was used: four rules in a storage word, 64 bits each.
struct PackedUses {
    mapping(uint256 word => uint256) words;
}

using PackedUsesLib for PackedUses global;

library PackedUsesLib {
    uint256 private constant LANE_BITS = 64;
    uint256 private constant LANES = 4;

    function get(PackedUses storage self, uint256 rule) internal view returns (uint256) {
        return uint64(self.words[rule / LANES] >> _shift(rule));
    }

    /// @dev The caller has checked that the sum stays within a limit of 64 bits.
    function add(PackedUses storage self, uint256 rule, uint256 uses) internal {
        self.words[rule / LANES] += uses << _shift(rule);
    }

    function _shift(uint256 rule) private pure returns (uint256) {
        return (rule % LANES) * LANE_BITS;
    }
}
