// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Lanes, LanesLib} from "./Lanes.sol";

/// @notice What an account earned, in one signed word: an epoch e (top 16 bits), then the cumulative totals at the end
/// of the epochs e-4, e-3, e-2, e-1, e (48 bits each, that of e lowest).
/// @dev Totals instead of amounts: a repeated or an old word adds nothing, a lost one is made up for by the next, and
/// the moment of claiming changes neither the amount nor the age.
type ClaimWord is uint256;

using ClaimWordLib for ClaimWord global;

library ClaimWordLib {
    function epoch(ClaimWord self) internal pure returns (uint256) {
        return ClaimWord.unwrap(self) >> 240;
    }

    /// @notice What the word adds for an account that has claimed `claimed` so far.
    /// @dev Totals that fall are read as their running maximum, so that no word adds more than it raises the total.
    /// @return earned the points by age, as of the word's own epoch
    /// @return total what the account has claimed afterwards
    function unclaimed(ClaimWord self, uint256 claimed) internal pure returns (Lanes earned, uint256 total) {
        uint256 word = ClaimWord.unwrap(self);
        uint256 shift = LanesLib.COUNT * LanesLib.BITS;
        uint256 reached = (word >> shift) & LanesLib.MAX_POINTS;
        total = reached > claimed ? reached : claimed;
        uint256 packed;
        unchecked {
            do {
                shift -= LanesLib.BITS;
                reached = (word >> shift) & LanesLib.MAX_POINTS;
                if (reached > total) {
                    packed |= (reached - total) << shift;
                    total = reached;
                }
            } while (shift != 0);
        }
        earned = Lanes.wrap(packed);
    }
}
