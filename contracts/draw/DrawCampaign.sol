// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {ICampaign} from "../interfaces/ICampaign.sol";
import {DrawState, IDraw} from "../interfaces/IDraw.sol";
import {IProgram} from "../interfaces/IProgram.sol";
import {DrawMode, DrawTerms, PrizeGroup, PrizeKind} from "../types/DrawTerms.sol";
import {ProvenEntry} from "../types/ProvenEntry.sol";
import {DrawPrizes} from "./DrawPrizes.sol";
import {Tickets} from "./Tickets.sol";

/// @notice A draw's life from launch to seed or refund, and what an auditor reads. `Draw` and `TestDraw` differ only in
/// their beacons and their shortest windows.
abstract contract DrawCampaign is DrawPrizes {
    uint256 private constant MAX_PRIZES = 10_000;
    /// @dev A dearer challenge would be no challenge.
    uint256 private constant MAX_BOND_WEI = 0.1 ether;

    // ------------------------------------------------------------------------------------------------------ launch

    /// @inheritdoc ICampaign
    function onLaunch() external onlyProgram {
        DrawTerms memory drawTerms = _terms();
        _checkTerms(drawTerms);
        uint256 points;
        bool tokens;
        for (uint256 i; i < drawTerms.prizes.length; ++i) {
            PrizeGroup memory group = drawTerms.prizes[i];
            bool isPoints = group.kind == PrizeKind.Points;
            _require(group.quantity != 0 && (group.quantity == 1 || group.kind != PrizeKind.Erc721), "quantity");
            _require(group.amount != 0 || group.kind == PrizeKind.Erc721, "amount");
            _require(isPoints == (group.token == address(0)), "token");
            if (isPoints) points += group.amount * group.quantity;
            else tokens = true;
        }
        if (points != 0) IProgram(program()).hold(points);
        _seed = UNDRAWN;
        _round = uint32(drawTerms.round);
        if (!tokens) {
            _funded = true;
            emit Funded(program());
        }
    }

    function _checkTerms(DrawTerms memory drawTerms) private view {
        Windows memory windows = _windows();
        uint256 prizes = drawTerms.prizeCount();
        _require(_isInPlace(), "encoding");
        _require(prizes != 0 && prizes <= MAX_PRIZES, "prizes");
        _require(drawTerms.beneficiary != address(0), "beneficiary");
        _require(drawTerms.beneficiary != Ownable(program()).owner(), "beneficiary");
        _require(bytes(drawTerms.freeEntry).length != 0, "freeEntry");
        _require(drawTerms.entriesCloseAt > block.timestamp, "entriesCloseAt");
        _require(drawTerms.claimSeconds >= windows.claim, "claimSeconds");
        _require(drawTerms.maxWeight != 0, "maxWeight");
        _require(drawTerms.bondWei <= MAX_BOND_WEI, "bondWei");
        if (drawTerms.mode == DrawMode.OnChain) {
            _require(drawTerms.ticketPoints != 0, "ticketPoints");
            _require(drawTerms.commitBy == 0 && drawTerms.challengeEnd == 0, "commitBy");
            _require(drawTerms.answerSeconds == 0 && drawTerms.depositWei == 0, "answerSeconds");
            _requireRound(drawTerms, drawTerms.round, drawTerms.entriesCloseAt);
            return;
        }
        _require(drawTerms.ticketPoints == 0 && drawTerms.round == 0, "round");
        _require(drawTerms.commitBy > drawTerms.entriesCloseAt, "commitBy");
        _require(drawTerms.challengeEnd >= drawTerms.commitBy + windows.answer, "challengeEnd");
        _require(drawTerms.answerSeconds >= windows.answer, "answerSeconds");
        _require(drawTerms.drawBy > drawTerms.freezeAt() + windows.lead, "drawBy");
        _beaconOf(drawTerms.beacon);
    }

    function _require(bool condition, bytes32 field) private pure {
        if (!condition) revert InvalidTerms(field);
    }

    // ---------------------------------------------------------------------------------------------------- the draw

    /// @inheritdoc IDraw
    function fulfill(bytes calldata signature) external {
        DrawTerms memory drawTerms = _head();
        _requireState(_state(drawTerms), DrawState.Frozen);
        uint64 round = _round;
        bytes32 randomness = _beaconOf(drawTerms.beacon).prove(round, signature);
        bytes32 seed = Tickets.seedOf(_root, _total, round, randomness);
        _seed = seed;
        _endedAt = uint40(block.timestamp);
        emit DrawFulfilled(round, randomness, seed);
    }

    /// @inheritdoc IDraw
    function announceRefund() external {
        DrawTerms memory drawTerms = _head();
        _requireState(_state(drawTerms), DrawState.Frozen);
        if (block.timestamp <= drawTerms.drawBy) revert OutsideWindow(block.timestamp, drawTerms.drawBy);
        if (_refundableAt != 0) revert OutsideWindow(block.timestamp, _refundableAt);
        _refundableAt = uint40(block.timestamp + _windows().refundNotice);
        emit RefundAnnounced(_refundableAt);
    }

    /// @inheritdoc IDraw
    function executeRefund() external {
        _requireState(state(), DrawState.Frozen);
        uint256 time = _refundableAt;
        if (time == 0 || block.timestamp < time) revert OutsideWindow(block.timestamp, time);
        _endedAt = uint40(block.timestamp);
        emit Refunded();
    }

    /// @inheritdoc IDraw
    function recordVoid() external {
        _requireState(state(), DrawState.Void);
        emit DrawVoided();
    }

    /// @inheritdoc IDraw
    function withdraw(address payable account) external {
        uint256 amount = creditOf[account];
        if (amount == 0) revert NothingToWithdraw(account);
        creditOf[account] = 0;
        (bool sent, ) = account.call{value: amount}("");
        if (!sent) revert PaymentRefused(account);
    }

    // ------------------------------------------------------------------------------------------- views for people

    /// @inheritdoc IDraw
    function info()
        external
        view
        returns (
            bytes32 root,
            uint256 total,
            uint256 appended,
            uint256 count,
            uint256 round,
            uint256 roundAt,
            uint256 committedAt,
            uint256 freezeAt,
            uint256 drawnAt,
            bytes32 seed,
            uint256 openChallenges
        )
    {
        DrawTerms memory drawTerms = _head();
        root = _root;
        total = _total;
        appended = _missing;
        count = _count;
        round = _round;
        if (round != 0) roundAt = _beaconOf(drawTerms.beacon).roundTime(_round);
        committedAt = _fixedAt(drawTerms);
        freezeAt = drawTerms.freezeAt();
        (seed, drawnAt) = _isDrawn() ? (_seed, _endedAt) : (bytes32(0), 0);
        openChallenges = _openLeaves + _openOmissions();
    }

    /// @inheritdoc IDraw
    function roundTime(uint64 round) external view returns (uint256) {
        return _beaconOf(_head().beacon).roundTime(round);
    }

    /// @inheritdoc IDraw
    function ticketOf(uint256 prize) public view returns (uint256 ticket, uint256 attempt) {
        _requireState(state(), DrawState.Drawn);
        attempt = _attemptOf(prize);
        ticket = Tickets.ticketOf(_seed, prize, attempt, _tickets());
    }

    /// @inheritdoc IDraw
    function winnerOf(uint256 prize) external view returns (bytes32 entrant, uint256 provenAt, bool settled) {
        Outcome storage outcome = _outcomes[prize];
        entrant = bytes32(uint256(outcome.entrant));
        if (entrant == 0 && _isDrawn() && _head().mode == DrawMode.OnChain) {
            (entrant, , ) = _ownerOnChain(Tickets.ticketOf(_seed, prize, 0, _tickets()));
        }
        return (entrant, outcome.provenAt, outcome.settled);
    }

    /// @inheritdoc IDraw
    function verifyBeacon(
        uint64 round,
        bytes calldata signature
    ) external view returns (bool valid, bytes32 randomness) {
        return _beaconOf(_head().beacon).verify(round, signature);
    }

    /// @inheritdoc IDraw
    function verifyWinner(
        uint256 prize,
        ProvenEntry calldata entry
    ) external view returns (bool owns, uint256 ticket, uint256 start) {
        (ticket, ) = ticketOf(prize);
        start = _rangeOf(entry);
        owns = ticket >= start && ticket < start + entry.weight;
    }

    /// @inheritdoc IDraw
    function verifyDraw()
        external
        view
        returns (
            bool committedBeforeRound,
            bool beaconVerified,
            bool seedMatches,
            uint256 prizesProven,
            uint256 prizesTotal
        )
    {
        DrawTerms memory drawTerms = _head();
        uint256 fixedAt = _fixedAt(drawTerms);
        bytes32 randomness = _beaconOf(drawTerms.beacon).randomnessOf(_round);
        committedBeforeRound = fixedAt != 0 && fixedAt < _beaconOf(drawTerms.beacon).roundTime(_round);
        beaconVerified = randomness != 0;
        seedMatches = beaconVerified && _seed == Tickets.seedOf(_root, _total, _round, randomness);
        prizesTotal = _terms().prizeCount();
        for (uint256 prize; prize < prizesTotal; ++prize) {
            if (_outcomes[prize].entrant != 0) ++prizesProven;
        }
    }

    /// @inheritdoc IDraw
    function explain() external view returns (string memory) {
        return
            string.concat(
                "seed = keccak256(abi.encode(keccak256('bonafide.draw.seed.v1'), chain ",
                Strings.toString(block.chainid),
                ", this contract, root ",
                Strings.toHexString(uint256(_root), 32),
                ", total ",
                Strings.toString(_total),
                ", round ",
                Strings.toString(_round),
                ", sha256(signature of the round))) = ",
                _isDrawn() ? Strings.toHexString(uint256(_seed), 32) : "not known yet",
                "; prize i goes to the owner of ticket keccak256(abi.encode(keccak256('bonafide.draw.ticket.v1'), seed, i, attempt)) mod ",
                Strings.toString(_tickets())
            );
    }

    /// @dev When the entries were fixed: the commitment, or the close of entries on chain.
    function _fixedAt(DrawTerms memory drawTerms) private view returns (uint256) {
        return drawTerms.mode == DrawMode.OnChain ? drawTerms.entriesCloseAt : _committedAt;
    }
}
