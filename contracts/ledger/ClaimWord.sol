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
    /// @dev No word adds more points than it raises the total, not even one whose totals fall.
    /// @param current the running epoch
    /// @return earned the points that still live, by age
    /// @return amount how many they are
    /// @return raised how far the account's claimed total rises, expired points included
    function unclaimed(
        ClaimWord self,
        uint256 claimed,
        uint256 current
    ) internal pure returns (Lanes earned, uint256 amount, uint256 raised) {
        uint256 word = ClaimWord.unwrap(self);
        // Most claims are of the running epoch, by an account that has claimed all that came before it.
        if (self.epoch() == current) {
            if ((word >> LanesLib.BITS) & LanesLib.MAX_POINTS <= claimed) {
                uint256 reached = word & LanesLib.MAX_POINTS;
                if (reached <= claimed) return (earned, amount, raised);
                unchecked {
                    raised = reached - claimed;
                }
                return (Lanes.wrap(raised), raised, raised);
            }
        }
        if (self.epoch() > current) revert IProgram.ClaimFromFuture(self.epoch(), current);
        unchecked {
            raised = _excess(word >> 192, claimed);
            uint256 lanes;
            for (uint256 shift = LanesLib.COUNT * LanesLib.BITS; shift != 0;) {
                shift -= LanesLib.BITS;
                uint256 gained = _excess(word >> shift, claimed + raised);
                lanes |= gained << shift;
                raised += gained;
            }
            earned = Lanes.wrap(lanes).aged(current - self.epoch());
            amount = earned.sum();
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
