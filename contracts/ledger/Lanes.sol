// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice Points by age: four 48-bit lanes, those of the running epoch lowest, those three epochs old highest.
type Lanes is uint256;

using LanesLib for Lanes global;

/// @title Arithmetic over points by age
/// @dev Unchecked: ages stay below 2^16, and a lane of an account never exceeds the same lane of the supply, which is
/// checked where it grows. Twin: contracts/sdk/ledger.
library LanesLib {
    uint256 internal constant COUNT = 4;
    uint256 internal constant BITS = 48;
    uint256 internal constant MAX_POINTS = (1 << BITS) - 1;
    uint256 internal constant MASK = (1 << (COUNT * BITS)) - 1;

    uint256 private constant ONE_EACH = 1 | (1 << 48) | (1 << 96) | (1 << 144);

    /// @dev The bit above each lane: where the carry of an overflowing lane arrives, and a borrow leaves.
    uint256 internal constant CARRIES = (1 << 48) | (1 << 96) | (1 << 144) | (1 << 192);

    /// @notice The points of one age; 0 is the running epoch, 3 the oldest that lives.
    function ofAge(Lanes self, uint256 age) internal pure returns (uint256) {
        unchecked {
            return (Lanes.unwrap(self) >> (age * BITS)) & MAX_POINTS;
        }
    }

    function sum(Lanes self) internal pure returns (uint256) {
        uint256 lanes = Lanes.unwrap(self);
        unchecked {
            return (lanes & MAX_POINTS) + ((lanes >> 48) & MAX_POINTS) + ((lanes >> 96) & MAX_POINTS) + (lanes >> 144);
        }
    }

    /// @notice As `sum`, of points that are fewer than 2^48 together: the four lanes add up in the highest one.
    function sumOfFew(Lanes self) internal pure returns (uint256) {
        unchecked {
            return ((Lanes.unwrap(self) * ONE_EACH) >> 144) & MAX_POINTS;
        }
    }

    /// @notice The same points `epochs` later; those that grew older than three epochs are gone.
    function aged(Lanes self, uint256 epochs) internal pure returns (Lanes) {
        unchecked {
            return Lanes.wrap((Lanes.unwrap(self) << (epochs * BITS)) & MASK);
        }
    }

    /// @notice Lane by lane.
    function plus(Lanes self, Lanes other) internal pure returns (Lanes) {
        unchecked {
            return Lanes.wrap(Lanes.unwrap(self) + Lanes.unwrap(other));
        }
    }

    /// @notice Lane by lane. `other` is a part of `self`.
    function minus(Lanes self, Lanes other) internal pure returns (Lanes) {
        unchecked {
            return Lanes.wrap(Lanes.unwrap(self) - Lanes.unwrap(other));
        }
    }

    /// @notice Whether some lane of `self.plus(other)` does not fit; `self` may carry other bits above its lanes.
    function overflowsWith(Lanes self, Lanes other) internal pure returns (bool) {
        uint256 added = Lanes.unwrap(self.plus(other));
        return (Lanes.unwrap(self) ^ Lanes.unwrap(other) ^ added) & CARRIES != 0;
    }

    /// @notice The `amount` oldest points; all of them when there are fewer.
    function oldest(Lanes self, uint256 amount) internal pure returns (Lanes) {
        uint256 taken;
        for (uint256 shift = COUNT * BITS; shift != 0 && amount != 0;) {
            unchecked {
                shift -= BITS;
                uint256 points = (Lanes.unwrap(self) >> shift) & MAX_POINTS;
                if (points > amount) points = amount;
                taken |= points << shift;
                amount -= points;
            }
        }
        return Lanes.wrap(taken);
    }
}
