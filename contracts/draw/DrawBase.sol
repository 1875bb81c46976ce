// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Campaign} from "../Campaign.sol";
import {IBeacon} from "../interfaces/IBeacon.sol";
import {DrawState, IDraw} from "../interfaces/IDraw.sol";
import {DrawMode, DrawTerms} from "../types/DrawTerms.sol";

/// @notice What a draw is made of: its terms (in its code), what was committed, and the state that follows from time.
abstract contract DrawBase is Campaign, IDraw, EIP712 {
    bytes32 internal _root;
    bytes32 internal _seed;

    bool internal _funded;
    uint64 internal _total;
    uint64 internal _round;
    uint40 internal _count;
    uint40 internal _committedAt;

    uint40 internal _drawnAt;
    uint40 internal _refundableAt;
    bool internal _refunded;
    /// @dev Leaf challenges among the open ones: any of them voids the draw at the freeze.
    uint32 internal _openLeaves;
    /// @dev Tickets that open omission challenges would append.
    uint64 internal _missing;

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
        return _state(_terms());
    }

    function _state(DrawTerms memory drawTerms) internal view returns (DrawState) {
        if (_refunded) return DrawState.Refunded;
        if (_seed != 0) return DrawState.Drawn;
        bool onChain = drawTerms.mode == DrawMode.OnChain;
        bool committed = onChain ? _funded : _committedAt != 0;
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

    function _requireState(DrawState actual, DrawState expected) internal pure {
        if (actual != expected) revert WrongState(actual);
    }

    /// @dev Tickets that take part: the committed ones and what unanswered omissions append.
    function _tickets() internal view returns (uint256) {
        return uint256(_total) + _missing;
    }

    function _terms() internal view returns (DrawTerms memory) {
        return abi.decode(_termsFrom(0), (DrawTerms));
    }

    /// @dev Omission challenges that still miss tickets.
    function _openOmissions() internal view virtual returns (uint256);

    function _beaconOf(uint8 number) internal view virtual returns (IBeacon);

    function _windows() internal pure virtual returns (Windows memory);
}
