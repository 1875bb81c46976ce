// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice How winners are found.
/// Independent: each prize goes to the owner of its ticket. Distinct: nobody wins twice. OnChain: as independent, with
/// entries made on chain by burning points.
enum DrawMode {
    Independent,
    Distinct,
    OnChain
}

/// @notice What a prize is.
enum PrizeKind {
    Points,
    Erc20,
    Erc721
}

/// @notice `quantity` equal prizes.
/// @param token the ERC-20 or ERC-721 contract; zero for points
/// @param amount points or token units of *one* prize; the token id of an ERC-721
/// @param quantity how many such prizes; 1 for an ERC-721
struct PrizeGroup {
    PrizeKind kind;
    address token;
    uint256 amount;
    uint32 quantity;
}

/// @notice The immutable terms of a draw. Times are Unix seconds, weights are tickets.
/// @param mode how winners are found
/// @param beacon which of the draw's beacons: 0 or 1 (`IDraw.beacons`)
/// @param beneficiary gets every prize that is not won, and forfeited deposits; never the merchant
/// @param entriesCloseAt tickets final after it do not count
/// @param commitBy last second for the commitment (OnChain: 0)
/// @param challengeEnd last second for a challenge (OnChain: 0)
/// @param answerSeconds from challengeEnd to the freeze (OnChain: 0)
/// @param drawBy latest publication of the round; a refund can be announced after it
/// @param claimSeconds how long a prize can be claimed
/// @param maxWeight most tickets of one entrant that count in a challenge, and with which one wins a distinct draw
/// @param round of the beacon, for OnChain; 0 otherwise, because the commitment names it
/// @param ticketPoints points that a ticket costs, for OnChain; 0 otherwise
/// @param bondWei least bond of a challenge, at most 0.1 of the chain's coin
/// @param depositWei paid with the commitment; forfeited by an unanswered challenge
/// @param prizes the most valuable first
/// @param freeEntry how to take part without buying anything
struct DrawTerms {
    DrawMode mode;
    uint8 beacon;
    address beneficiary;
    uint40 entriesCloseAt;
    uint40 commitBy;
    uint40 challengeEnd;
    uint32 answerSeconds;
    uint40 drawBy;
    uint32 claimSeconds;
    uint64 maxWeight;
    uint64 round;
    uint48 ticketPoints;
    uint96 bondWei;
    uint96 depositWei;
    PrizeGroup[] prizes;
    string freeEntry;
}

using DrawTermsLib for DrawTerms global;

library DrawTermsLib {
    /// @notice From here on nothing but time and the beacon decides.
    function freezeAt(DrawTerms memory self) internal pure returns (uint256) {
        return self.mode == DrawMode.OnChain ? self.entriesCloseAt : uint256(self.challengeEnd) + self.answerSeconds;
    }

    /// @notice How many prizes there are; they are numbered from 0.
    function prizeCount(DrawTerms memory self) internal pure returns (uint256 count) {
        for (uint256 i; i < self.prizes.length; ++i) {
            count += self.prizes[i].quantity;
        }
    }
}
