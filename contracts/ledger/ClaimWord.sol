// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IProgram} from "../interfaces/IProgram.sol";
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
    /// @dev No word adds more points than it raises the total, not even one whose totals fall. Three ways to the same
    /// answer, each a fraction of the cost of the next.
    /// @param current the running epoch
    /// @return earned the points that still live, by age; at most `raised`
    /// @return raised how far the account's claimed total rises, expired points included
    function unclaimed(
        ClaimWord self,
        uint256 claimed,
        uint256 current
    ) internal pure returns (Lanes earned, uint256 raised) {
        uint256 word = ClaimWord.unwrap(self);
        unchecked {
            uint256 age = current - self.epoch();
            if (age != 0) {
                if (age > current) revert IProgram.ClaimFromFuture(self.epoch(), current);
            } else if ((word >> LanesLib.BITS) & LanesLib.MAX_POINTS <= claimed) {
                // Most claims: of the running epoch, by an account that has claimed all that came before it.
                raised = _excess(word, claimed);
                return (Lanes.wrap(raised), raised);
            }
            uint256 later = word & LanesLib.MASK;
            uint256 earlier = (word >> LanesLib.BITS) & LanesLib.MASK;
            // Newcomers have claimed nothing of these epochs, and honest totals never fall: one subtraction gives the four
            // differences, and no lane borrows from the next.
            uint256 lanes = later - earlier;
            if ((later ^ earlier ^ lanes) & LanesLib.CARRIES == 0) {
                if (claimed <= earlier >> 144) {
                    return (Lanes.wrap(lanes).aged(age), (word & LanesLib.MAX_POINTS) - claimed);
                }
            }
            lanes = 0;
            raised = _excess(word >> 192, claimed);
            for (uint256 shift = LanesLib.COUNT * LanesLib.BITS; shift != 0;) {
                shift -= LanesLib.BITS;
                uint256 gained = _excess(word >> shift, claimed + raised);
                lanes |= gained << shift;
                raised += gained;
            }
            earned = Lanes.wrap(lanes).aged(age);
        }
    }

    /// @dev How far the lowest 48 bits of `reached` lie above `total`; without a branch, as it runs five times.
    function _excess(uint256 reached, uint256 total) private pure returns (uint256 excess) {
        reached &= LanesLib.MAX_POINTS;
        assembly ("memory-safe") {
            excess := mul(gt(reached, total), sub(reached, total))
        }
    }
}
