// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {DrawState, IDraw} from "../interfaces/IDraw.sol";
import {IProgram} from "../interfaces/IProgram.sol";
import {Signatures} from "../signatures/Signatures.sol";
import {DrawMode, DrawTerms, PrizeGroup, PrizeKind} from "../types/DrawTerms.sol";
import {PrizeClaim} from "../types/PrizeClaim.sol";
import {ProvenEntry} from "../types/ProvenEntry.sol";
import {DrawEntries} from "./DrawEntries.sol";
import {Tickets} from "./Tickets.sol";

/// @notice The prizes: into escrow, and from it to their winners or to the beneficiary.
abstract contract DrawPrizes is DrawEntries {
    using SafeERC20 for IERC20;

    /// @dev Marks a claim key: nothing is paid to its address.
    uint256 private constant CLAIM_KEY = 1 << 160;

    /// @param entrant who won: 168 bits, 0 = not proven
    struct Outcome {
        uint168 entrant;
        uint40 provenAt;
        bool settled;
    }

    mapping(uint256 prize => Outcome) internal _outcomes;
    /// @dev Distinct draws: who has won.
    mapping(bytes32 entrant => bool) private _hasWon;

    // ------------------------------------------------------------------------------------------------------ escrow

    /// @inheritdoc IDraw
    function fund() external {
        DrawTerms memory drawTerms = _terms();
        _requireState(_state(drawTerms), DrawState.Unfunded);
        _funded = true;
        emit Funded(msg.sender);
        for (uint256 i; i < drawTerms.prizes.length; ++i) {
            PrizeGroup memory group = drawTerms.prizes[i];
            if (group.kind == PrizeKind.Erc20) _take20(IERC20(group.token), group.amount * group.quantity);
            else if (group.kind == PrizeKind.Erc721) _take721(IERC721(group.token), group.amount);
        }
    }

    function _take20(IERC20 token, uint256 amount) private {
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = token.balanceOf(address(this)) - before;
        if (received != amount) revert WrongAmountReceived(address(token), received, amount);
    }

    function _take721(IERC721 token, uint256 id) private {
        if (token.ownerOf(id) == address(this)) revert WrongAmountReceived(address(token), 0, 1);
        token.transferFrom(msg.sender, address(this), id);
        if (token.ownerOf(id) != address(this)) revert WrongAmountReceived(address(token), 0, 1);
    }

    // ------------------------------------------------------------------------------------------------------ claims

    /// @inheritdoc IDraw
    function claim(uint256 prize, ProvenEntry calldata entry) external {
        bytes32 seed = _requireDrawn();
        DrawMode mode = _mode();
        if (mode == DrawMode.OnChain) revert WrongState(DrawState.Drawn);
        bool isDistinct = mode == DrawMode.Distinct;
        uint256 window = _field(CLAIM_SECONDS_FIELD);
        uint256 attempt;
        if (isDistinct) {
            _catchUp(window);
            if (prize != _turn) revert NotThisPrizeYet(prize, _turn);
            attempt = _attempt;
        }
        if (!_isEntrant(entry.entrant)) revert NoSuchEntrant(entry.entrant);
        PrizeGroup memory group = _groupOf(prize);
        Outcome storage outcome = _winnable(prize, (isDistinct ? _beganAt() : _endedAt) + window);
        uint256 start = _rangeOf(entry);
        uint256 ticket = Tickets.ticketOf(seed, prize, attempt, _tickets());
        if (ticket < start || ticket >= start + entry.weight) revert NotTheWinner(ticket, start, entry.weight);

        if (isDistinct) {
            if (_hasWon[entry.entrant] || entry.weight > _field(MAX_WEIGHT_FIELD)) {
                _redraw(prize, entry.entrant);
                return;
            }
            _hasWon[entry.entrant] = true;
            _nextTurn(block.timestamp);
        }
        _record(outcome, group, prize, entry.entrant, ticket, start, entry.weight);
    }

    /// @inheritdoc IDraw
    function claimOnChain(uint256 prize) external {
        bytes32 seed = _requireDrawn();
        if (_mode() != DrawMode.OnChain) revert WrongState(DrawState.Drawn);
        PrizeGroup memory group = _groupOf(prize);
        Outcome storage outcome = _winnable(prize, uint256(_endedAt) + _field(CLAIM_SECONDS_FIELD));
        uint256 ticket = Tickets.ticketOf(seed, prize, 0, _tickets());
        (bytes32 entrant, uint256 start, uint256 weight) = _ownerOnChain(ticket);
        _record(outcome, group, prize, entrant, ticket, start, weight);
    }

    /// @inheritdoc IDraw
    function claimTo(PrizeClaim calldata wish, bytes calldata signature) external {
        if (block.timestamp > wish.deadline) revert OutsideWindow(block.timestamp, wish.deadline);
        Outcome storage outcome = _payable(wish.prize);
        uint256 entrant = outcome.entrant;
        address winner = address(uint160(entrant));
        bytes32 digest = _hashTypedDataV4(wish.hash());
        bool signed =
            entrant & CLAIM_KEY != 0
                ? winner != address(0) && Signatures.recover(digest, signature) == winner
                : Signatures.isSignedBy(winner, digest, signature);
        if (!signed) revert NotSignedByWinner();
        _payOrRevert(outcome, wish.prize, wish.payee);
    }

    /// @inheritdoc IDraw
    function payPrize(uint256 prize) external {
        Outcome storage outcome = _payable(prize);
        if (outcome.entrant & CLAIM_KEY != 0) revert NotSignedByWinner();
        _payOrRevert(outcome, prize, address(uint160(outcome.entrant)));
    }

    /// @inheritdoc IDraw
    function settleUnclaimed(uint256 prize) external {
        DrawTerms memory drawTerms = _head();
        PrizeGroup memory group = _groupOf(prize);
        Outcome storage outcome = _outcomes[prize];
        if (outcome.settled) revert AlreadySettled(prize);
        uint256 until = _claimableUntil(drawTerms, prize, outcome);
        if (block.timestamp <= until) revert StillClaimable(prize, until);
        outcome.settled = true;
        emit PrizeUnclaimed(prize, drawTerms.beneficiary);
        if (!_pay(group, drawTerms.beneficiary)) revert PaymentRefused(drawTerms.beneficiary);
    }

    // ----------------------------------------------------------------------------------------------------- private

    /// @dev A prize that nobody has won and that can be won `until` then.
    function _winnable(uint256 prize, uint256 until) private view returns (Outcome storage outcome) {
        outcome = _outcomes[prize];
        if (outcome.entrant != 0 || outcome.settled) revert AlreadySettled(prize);
        if (block.timestamp > until) revert OutsideWindow(block.timestamp, until);
    }

    function _record(
        Outcome storage outcome,
        PrizeGroup memory group,
        uint256 prize,
        bytes32 entrant,
        uint256 ticket,
        uint256 start,
        uint256 weight
    ) private {
        bool isKey = uint256(entrant) & CLAIM_KEY != 0;
        // written once: paid unless the payment below fails
        outcome.entrant = uint168(uint256(entrant));
        outcome.provenAt = uint40(block.timestamp);
        outcome.settled = !isKey;
        emit WinnerProven(prize, entrant, ticket, start, weight);
        if (isKey) return;
        address winner = address(uint160(uint256(entrant)));
        if (_pay(group, winner)) {
            emit PrizePaid(prize, winner);
        } else {
            outcome.settled = false;
            emit PaymentFailed(prize, winner);
        }
    }

    /// @dev A prize that is proven and not yet paid.
    function _payable(uint256 prize) private view returns (Outcome storage outcome) {
        outcome = _outcomes[prize];
        if (outcome.entrant == 0) revert NotProven(prize);
        if (outcome.settled) revert AlreadySettled(prize);
    }

    function _payOrRevert(Outcome storage outcome, uint256 prize, address to) private {
        outcome.settled = true;
        emit PrizePaid(prize, to);
        if (!_pay(_groupOf(prize), to)) revert PaymentRefused(to);
    }

    /// @dev Never reverts: a winner that cannot receive must not stop the prizes after it.
    function _pay(PrizeGroup memory group, address to) private returns (bool) {
        if (group.kind == PrizeKind.Erc20) return IERC20(group.token).trySafeTransfer(to, group.amount);
        if (group.kind == PrizeKind.Points) {
            try IProgram(program()).award(to, group.amount) {
                return true;
            } catch {
                return false;
            }
        }
        try IERC721(group.token).transferFrom(address(this), to, group.amount) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev Last second in which a prize can still be won or paid; 0 when it cannot.
    function _claimableUntil(
        DrawTerms memory drawTerms,
        uint256 prize,
        Outcome storage outcome
    ) private view returns (uint256) {
        DrawState actual = _state(drawTerms);
        if (actual == DrawState.Void || actual == DrawState.Refunded) return _funded ? 0 : _never(prize);
        if (actual != DrawState.Drawn) return type(uint256).max;
        if (outcome.entrant != 0) return uint256(outcome.provenAt) + drawTerms.claimSeconds;
        if (drawTerms.mode != DrawMode.Distinct) return uint256(_endedAt) + drawTerms.claimSeconds;
        if (prize < _turn) return 0;
        return _beganAt() + (prize - _turn + 1) * uint256(drawTerms.claimSeconds);
    }

    /// @dev An unfunded draw holds no tokens, but perhaps points; those it can give away.
    function _never(uint256 prize) private view returns (uint256) {
        return _groupOf(prize).kind == PrizeKind.Points ? 0 : type(uint256).max;
    }

    function _beganAt() private view returns (uint256) {
        return _turnBeganAt == 0 ? _endedAt : _turnBeganAt;
    }

    /// @dev Passes over the prizes whose windows ended without a proof.
    function _catchUp(uint256 window) private {
        uint256 began = _beganAt();
        if (block.timestamp <= began + window) return;
        uint256 passed = (block.timestamp - began - 1) / window;
        _turn += uint32(passed);
        _turnBeganAt = uint40(began + passed * window);
        _attempt = 0;
    }

    function _nextTurn(uint256 time) private {
        ++_turn;
        _attempt = 0;
        _turnBeganAt = uint40(time);
    }

    function _redraw(uint256 prize, bytes32 entrant) private {
        uint256 attempt = uint256(_attempt) + 1;
        emit Redrawn(prize, entrant, attempt);
        if (attempt == Tickets.MAX_ATTEMPTS) _nextTurn(block.timestamp);
        else _attempt = uint8(attempt);
    }

    /// @dev The attempt a proof of `prize` is judged at now.
    function _attemptOf(uint256 prize) internal view returns (uint256) {
        return prize == _turn ? _attempt : 0;
    }
}
