// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Lanes, LanesLib} from "./Lanes.sol";

/// @notice Everything the ledger knows of one holder in one storage word: from the top, the epoch it was written in
/// (16 bits), a running total (48 bits) and the points by age (4 x 48 bits).
/// @dev In an account the total is what was ever claimed, in the supply what claims minted in the epoch of the word.
/// Unchecked, as `Lanes`: epochs and totals fit their fields before they come here.
type AccountWord is uint256;

using AccountWordLib for AccountWord global;

library AccountWordLib {
    uint256 private constant EPOCH_SHIFT = 240;
    uint256 private constant TOTAL_SHIFT = 192;

    /// @param total_ below 2^48
    function pack(uint256 epoch_, uint256 total_, Lanes lanes_) internal pure returns (AccountWord) {
        return AccountWord.wrap((epoch_ << EPOCH_SHIFT) | (total_ << TOTAL_SHIFT) | Lanes.unwrap(lanes_));
    }

    function epoch(AccountWord self) internal pure returns (uint256) {
        return AccountWord.unwrap(self) >> EPOCH_SHIFT;
    }

    function total(AccountWord self) internal pure returns (uint256) {
        return (AccountWord.unwrap(self) >> TOTAL_SHIFT) & LanesLib.MAX_POINTS;
    }

    /// @notice The points as they were written, expired or not.
    function lanes(AccountWord self) internal pure returns (Lanes) {
        return Lanes.wrap(AccountWord.unwrap(self) & LanesLib.MASK);
    }

    /// @notice The points that live in `epoch_`, by age.
    /// @param epoch_ not before the word's own
    function lanesIn(AccountWord self, uint256 epoch_) internal pure returns (Lanes) {
        unchecked {
            return self.lanes().aged(epoch_ - self.epoch());
        }
    }

    /// @notice With points, and `more` on top of the total.
    function plus(AccountWord self, Lanes points, uint256 more) internal pure returns (AccountWord) {
        unchecked {
            return AccountWord.wrap(AccountWord.unwrap(self) + Lanes.unwrap(points) + (more << TOTAL_SHIFT));
        }
    }

    /// @notice Whether some lane of `self.plus(points, 0)` does not fit.
    function overflowsWith(AccountWord self, Lanes points) internal pure returns (bool) {
        return Lanes.wrap(AccountWord.unwrap(self)).overflowsWith(points);
    }

    /// @notice Without points, which are a part of its own.
    function minus(AccountWord self, Lanes points) internal pure returns (AccountWord) {
        unchecked {
            return AccountWord.wrap(AccountWord.unwrap(self) - Lanes.unwrap(points));
        }
    }
}
