// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Campaign} from "../Campaign.sol";
import {IBeacon} from "../interfaces/IBeacon.sol";
import {DrawState, IDraw} from "../interfaces/IDraw.sol";
import {DrawMode, DrawTerms, PrizeGroup} from "../types/DrawTerms.sol";

/// @notice What a draw is made of: its terms (in its code), what was committed, and the state that follows from time.
abstract contract DrawBase is Campaign, IDraw, EIP712 {
    /// @dev Where `Campaign` keeps the terms: behind the proxy's 45 bytes, the program and the launch time.
    uint256 private constant TERMS_OFFSET = 70;
    /// @dev `abi.encode` of a dynamic struct puts an offset in front of it.
    uint256 private constant HEAD_OFFSET = 0x20;
    /// @dev Which fields of `DrawTerms` these are.
    uint256 internal constant MODE_FIELD = 0;
    uint256 internal constant CLAIM_SECONDS_FIELD = 8;
    uint256 internal constant MAX_WEIGHT_FIELD = 9;
    uint256 private constant PRIZES_FIELD = 14;
    /// @dev Where the prizes begin behind the last field.
    uint256 private constant PRIZES_OFFSET = 0x200;
    uint256 private constant GROUP_SIZE = 0x80;
    /// @dev What `_seed` holds until there is a seed, which keccak256 is as good as never. The launch writes it, because
    /// filling an empty slot costs 17 100 more than changing one: whoever fulfils, perhaps an entrant whom the merchant
    /// leaves alone with it, does not pay for that.
    bytes32 internal constant UNDRAWN = bytes32(uint256(1));

    bytes32 internal _root;
    bytes32 internal _seed;

    // One slot: what a claim and the seed need.
    bool internal _funded;
    /// @dev Leaf challenges among the open ones: any of them voids the draw at the freeze.
    uint16 internal _openLeaves;
    uint64 internal _total;
    /// @dev Tickets that open omission challenges would append.
    uint64 internal _missing;
    uint32 internal _count;
    uint32 internal _round;
    /// @dev When the seed was set or, without a seed, when the draw was refunded.
    uint40 internal _endedAt;

    // One slot: the commitment. Who paid the deposit, until it is settled.
    address internal _committer;
    uint40 internal _committedAt;
    uint40 internal _refundableAt;

    // One slot.
    /// @dev Distinct draws: the prize in turn, its attempt, and when its window began (0: at the draw).
    uint32 internal _turn;
    uint8 internal _attempt;
    uint40 internal _turnBeganAt;

    mapping(address account => uint256) public creditOf;

    /// @notice Seconds a draw must leave to people; short ones only in a `TestDraw`.
    /// @param lead from the commitment to the round
    /// @param answer from the last challenge to the freeze, and from the commitment to the last challenge
    /// @param claim for claims
    /// @param refundNotice from the announcement of a refund to the refund
    struct Windows {
        uint256 lead;
        uint256 answer;
        uint256 claim;
        uint256 refundNotice;
    }

    constructor() EIP712("Bonafide Draw", "1") {}

    /// @inheritdoc IDraw
    function terms() public view returns (DrawTerms memory) {
        return _terms();
    }

    /// @inheritdoc IDraw
    function encodeTerms(DrawTerms calldata drawTerms) external pure returns (bytes memory) {
        return abi.encode(drawTerms);
    }

    /// @inheritdoc IDraw
    function state() public view returns (DrawState) {
        return _state(_head());
    }

    function _state(DrawTerms memory drawTerms) internal view returns (DrawState) {
        if (_endedAt != 0) return _isDrawn() ? DrawState.Drawn : DrawState.Refunded;
        bool onChain = drawTerms.mode == DrawMode.OnChain;
        bool committed = onChain ? _funded : _round != 0;
        if (!committed) {
            uint256 last = onChain ? drawTerms.entriesCloseAt : drawTerms.commitBy;
            if (block.timestamp > last) return DrawState.Void;
            return _funded ? DrawState.Open : DrawState.Unfunded;
        }
        if (block.timestamp <= drawTerms.freezeAt()) return onChain ? DrawState.Open : DrawState.Challenge;
        // From here on nothing below can change any more: only fulfil, and the refund.
        bool drawable = _total != 0 && _openLeaves == 0 && _missing <= _total / 10;
        return drawable ? DrawState.Frozen : DrawState.Void;
    }

    function _isDrawn() internal view returns (bool) {
        return _seed > UNDRAWN;
    }

    function _requireState(DrawState actual, DrawState expected) internal pure {
        if (actual != expected) revert WrongState(actual);
    }

    function _requireDrawn() internal view returns (bytes32 seed) {
        seed = _seed;
        if (seed <= UNDRAWN) revert WrongState(state());
    }

    /// @dev Tickets that take part: the committed ones and what unanswered omissions append.
    function _tickets() internal view returns (uint256) {
        return uint256(_total) + _missing;
    }

    function _terms() internal view returns (DrawTerms memory) {
        return abi.decode(_termsFrom(0), (DrawTerms));
    }

    /// @dev The terms without prizes and text, for a fraction of the gas: words of fixed size that the launch has decoded
    /// once, so that none has a bit too many.
    function _head() internal view returns (DrawTerms memory drawTerms) {
        uint256 offset = TERMS_OFFSET + HEAD_OFFSET;
        assembly ("memory-safe") {
            extcodecopy(address(), drawTerms, offset, mul(PRIZES_FIELD, 0x20))
        }
    }

    /// @dev One field of the terms: two or three of them cost less than the head.
    function _field(uint256 place) internal view returns (uint256) {
        return uint256(_termsWord(HEAD_OFFSET + place * 0x20));
    }

    function _mode() internal view returns (DrawMode) {
        return DrawMode(_field(MODE_FIELD));
    }

    /// @dev Whether fields and prizes stand where every encoder puts them. Decoding follows pointers, `_head` and `_groupOf`
    /// do not: with other pointers the launch would check, and everybody would be shown, other terms than those in force.
    function _isInPlace() internal view returns (bool) {
        return uint256(_termsWord(0)) == HEAD_OFFSET && _field(PRIZES_FIELD) == PRIZES_OFFSET;
    }

    /// @dev The group that a prize belongs to; reverts beyond the last one.
    function _groupOf(uint256 prize) internal view returns (PrizeGroup memory group) {
        uint256 groups = uint256(_termsWord(HEAD_OFFSET + PRIZES_OFFSET));
        uint256 offset = TERMS_OFFSET + HEAD_OFFSET + PRIZES_OFFSET + 0x20;
        uint256 end;
        for (uint256 i; i < groups; ++i) {
            assembly ("memory-safe") {
                extcodecopy(address(), group, offset, GROUP_SIZE)
            }
            end += group.quantity;
            if (prize < end) return group;
            offset += GROUP_SIZE;
        }
        revert NoSuchPrize(prize);
    }

    /// @dev Omission challenges that still miss tickets.
    function _openOmissions() internal view virtual returns (uint256);

    function _beaconOf(uint8 number) internal view virtual returns (IBeacon);

    function _windows() internal pure virtual returns (Windows memory);
}
