// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {DrawState, IDraw} from "../interfaces/IDraw.sol";
import {Issuer, IProgram} from "../interfaces/IProgram.sol";
import {Signatures} from "../signatures/Signatures.sol";
import {DrawMode, DrawTerms} from "../types/DrawTerms.sol";
import {ProvenEntry} from "../types/ProvenEntry.sol";
import {Role} from "../types/Role.sol";
import {TicketReceipt} from "../types/TicketReceipt.sol";
import {DrawBase} from "./DrawBase.sol";
import {SumTree} from "./SumTree.sol";

/// @notice A list of entries made elsewhere: its commitment, the challenges to it, and which tickets an entry owns.
abstract contract DrawList is DrawBase {
    /// @dev What an answer costs, calldata included; the challenger pays it at twice the base fee.
    uint256 private constant ANSWER_GAS = 150_000;
    uint256 private constant CHALLENGES_PER_DOUBLING = 16;
    /// @dev A retired tickets key is not believed for longer: whoever stole it can date receipts back for ever.
    uint256 private constant RETIRED_KEY_SECONDS = 7 days;

    struct LeafChallenge {
        address challenger;
        uint96 bondWei;
    }

    /// @param required tickets of the receipt, at most maxWeight
    /// @param shown the heaviest leaf shown so far
    /// @param place in `_omitted`, from 1; 0: nothing is missing
    struct Omission {
        address challenger;
        uint96 bondWei;
        uint64 required;
        uint64 shown;
        uint32 place;
    }

    uint256 private constant ANSWERED = 1;

    mapping(uint256 index => LeafChallenge) private _leafChallenges;
    mapping(bytes32 entrant => Omission) private _omissions;
    /// @dev Entrants with missing tickets; at the freeze they are appended to the list in this order.
    bytes32[] private _omitted;

    // -------------------------------------------------------------------------------------------------- commitment

    /// @inheritdoc IDraw
    function commit(
        bytes32 root,
        uint64 total,
        uint256 count,
        uint64 round,
        bytes32 dataHash,
        string calldata uri,
        bytes calldata entries
    ) external payable {
        DrawTerms memory drawTerms = _head();
        _requireState(_state(drawTerms), DrawState.Open);
        if (drawTerms.mode == DrawMode.OnChain) revert WrongState(DrawState.Open);
        _requireCommitter();
        if (msg.value != drawTerms.depositWei) revert WrongValue(msg.value, drawTerms.depositWei);
        // earlier, and tickets that are final by then would be missing
        if (block.timestamp <= drawTerms.entriesCloseAt) {
            revert OutsideWindow(block.timestamp, drawTerms.entriesCloseAt);
        }
        if (root == 0 || total == 0) revert WrongCommitment("root");
        if (count == 0 || count > total || count > type(uint32).max) revert WrongCommitment("count");
        if (entries.length != 0 && (entries.length != count * 40 || keccak256(entries) != dataHash)) {
            revert WrongCommitment("entries");
        }
        // in a distinct draw heavy entries would need many attempts
        if (drawTerms.mode == DrawMode.Distinct && drawTerms.maxWeight > 1 && drawTerms.maxWeight > total / 10) {
            revert WrongCommitment("maxWeight");
        }
        _requireRound(drawTerms, round, block.timestamp);

        _root = root;
        _total = total;
        _count = uint32(count);
        _round = uint32(round);
        _committedAt = uint40(block.timestamp);
        if (msg.value != 0) _committer = msg.sender;
        emit DrawCommitted(root, total, count, round, dataHash, uri);
    }

    function _requireCommitter() private view {
        address owner = program();
        if (msg.sender == Ownable(owner).owner()) return;
        if (!IProgram(owner).isIssuer(msg.sender, Role.Anchors, block.timestamp)) revert NotCommitter(msg.sender);
    }

    /// @dev The round comes after the freeze and `lead` after the entries are fixed, and in time for drawBy.
    function _requireRound(DrawTerms memory drawTerms, uint64 round, uint256 fixedAt) internal view {
        if (round > type(uint32).max) revert WrongCommitment("round");
        uint256 time = _beaconOf(drawTerms.beacon).roundTime(round);
        if (time < fixedAt + _windows().lead || time <= drawTerms.freezeAt() || time > drawTerms.drawBy) {
            revert WrongCommitment("round");
        }
    }

    // -------------------------------------------------------------------------------------------------- challenges

    /// @inheritdoc IDraw
    function challengeLeaf(uint256 index) external payable {
        uint96 bond = _takeBond();
        if (index >= _count) revert NoSuchEntry(index);
        if (_leafChallenges[index].challenger != address(0)) revert AlreadyChallenged();
        _leafChallenges[index] = LeafChallenge(msg.sender, bond);
        ++_openLeaves;
        emit LeafChallenged(index, msg.sender, bond);
    }

    /// @inheritdoc IDraw
    function answerLeaf(ProvenEntry calldata entry) external {
        _requireAnswerable();
        LeafChallenge storage challenge = _leafChallenges[entry.index];
        uint96 bond = challenge.bondWei;
        if (bond <= ANSWERED) revert NotChallenged();
        _rangeInTree(entry);
        // the challenger stays recorded: what was answered once is not asked again
        challenge.bondWei = uint96(ANSWERED);
        --_openLeaves;
        _payAnswer(challenge.challenger, bond);
        emit LeafAnswered(entry.index, entry.entrant, entry.weight);
    }

    /// @inheritdoc IDraw
    function challengeOmission(TicketReceipt calldata receipt, bytes calldata signature) external payable {
        uint96 bond = _takeBond();
        DrawTerms memory drawTerms = _head();
        _requireReceipt(receipt, signature, drawTerms.entriesCloseAt);
        uint64 required = receipt.tickets < drawTerms.maxWeight ? receipt.tickets : drawTerms.maxWeight;
        Omission storage omission = _omissions[receipt.entrant];
        uint64 known = omission.place == 0 ? omission.shown : omission.required;
        if (required <= known) revert AlreadyChallenged();
        if (omission.place == 0) {
            _omitted.push(receipt.entrant);
            omission.place = uint32(_omitted.length);
        } else {
            // a later receipt replaces an earlier one, or an old receipt would shut out the new one
            creditOf[omission.challenger] += omission.bondWei;
        }
        omission.challenger = msg.sender;
        omission.bondWei = bond;
        omission.required = required;
        _missing += required - known;
        emit OmissionChallenged(receipt.entrant, required, msg.sender, bond);
    }

    /// @inheritdoc IDraw
    function answerOmission(ProvenEntry calldata entry) external {
        _requireAnswerable();
        Omission storage omission = _omissions[entry.entrant];
        if (omission.place == 0 || entry.weight <= omission.shown) revert NotChallenged();
        if (entry.index >= _count) revert NoSuchEntry(entry.index);
        _rangeInTree(entry);
        uint64 shown = entry.weight < omission.required ? entry.weight : omission.required;
        _missing -= shown - omission.shown;
        omission.shown = shown;
        if (shown == omission.required) {
            _removeOmitted(omission.place);
            omission.place = 0;
            _payAnswer(omission.challenger, omission.bondWei);
        }
        emit OmissionAnswered(entry.entrant, entry.weight, omission.required - shown);
    }

    /// @inheritdoc IDraw
    function releaseLeafBond(uint256 index) external {
        _requireFrozen();
        LeafChallenge storage challenge = _leafChallenges[index];
        uint96 bond = challenge.bondWei;
        if (bond <= ANSWERED) revert NotChallenged();
        challenge.bondWei = uint96(ANSWERED);
        creditOf[challenge.challenger] += bond;
    }

    /// @inheritdoc IDraw
    function releaseOmissionBond(bytes32 entrant) external {
        _requireFrozen();
        Omission storage omission = _omissions[entrant];
        uint96 bond = omission.bondWei;
        if (omission.place == 0 || bond == 0) revert NotChallenged();
        omission.bondWei = 0;
        creditOf[omission.challenger] += bond;
    }

    /// @inheritdoc IDraw
    function settleDeposit() external {
        DrawTerms memory drawTerms = _head();
        DrawState actual = _state(drawTerms);
        if (actual < DrawState.Frozen) revert WrongState(actual);
        address committer = _committer;
        if (committer == address(0)) revert NothingToWithdraw(committer);
        _committer = address(0);
        bool forfeited = _openLeaves != 0 || _missing != 0;
        address to = forfeited ? drawTerms.beneficiary : committer;
        creditOf[to] += drawTerms.depositWei;
        emit DepositSettled(to, drawTerms.depositWei, forfeited);
    }

    /// @inheritdoc IDraw
    function bondAt(uint256 baseFeeWei) external view returns (uint256) {
        return _bondAt(_head().bondWei, baseFeeWei);
    }

    /// @dev 2 wei at least: one for the answer, one for the challenger, and a bond can be told from an answered one.
    function _bondAt(uint256 leastWei, uint256 baseFeeWei) private view returns (uint256) {
        uint256 answer = ANSWER_GAS * 2 * baseFeeWei + 2;
        return (answer > leastWei ? answer : leastWei) << ((_openLeaves + _omitted.length) / CHALLENGES_PER_DOUBLING);
    }

    function _takeBond() private returns (uint96) {
        DrawTerms memory drawTerms = _head();
        _requireState(_state(drawTerms), DrawState.Challenge);
        if (block.timestamp > drawTerms.challengeEnd) revert OutsideWindow(block.timestamp, drawTerms.challengeEnd);
        uint256 bond = _bondAt(drawTerms.bondWei, block.basefee);
        // more may be sent, because the bond moves with the base fee; all of it is the bond
        if (msg.value < bond || msg.value > type(uint96).max) revert WrongValue(msg.value, bond);
        return uint96(msg.value);
    }

    function _requireAnswerable() private view {
        _requireState(state(), DrawState.Challenge);
    }

    function _requireFrozen() private view {
        DrawState actual = state();
        if (actual < DrawState.Frozen) revert WrongState(actual);
    }

    /// @dev The answer's gas to who answered, the rest back to who asked. Never zero for either: nodes estimate gas with a
    /// base fee of 0, and would leave out the gas of the credits.
    function _payAnswer(address challenger, uint256 bond) private {
        uint256 cost = ANSWER_GAS * 2 * block.basefee + 1;
        if (cost >= bond) cost = bond - 1;
        creditOf[msg.sender] += cost;
        creditOf[challenger] += bond - cost;
    }

    function _removeOmitted(uint256 place) private {
        bytes32 last = _omitted[_omitted.length - 1];
        _omitted[place - 1] = last;
        _omissions[last].place = uint32(place);
        _omitted.pop();
    }

    /// @dev A receipt counts by its own time: the key was live when the tickets became final, and is not long retired.
    function _requireReceipt(TicketReceipt calldata receipt, bytes calldata signature, uint256 closesAt) internal view {
        if (receipt.finalAt > closesAt) revert OutsideWindow(receipt.finalAt, closesAt);
        address signer = Signatures.recover(_hashTypedDataV4(receipt.hash()), signature);
        IProgram owner = IProgram(program());
        Issuer memory issuer = owner.issuerOf(signer);
        bool retired = issuer.validUntil != 0 && block.timestamp > uint256(issuer.validUntil) + RETIRED_KEY_SECONDS;
        if (!_isEntrant(receipt.entrant)) revert NoSuchEntrant(receipt.entrant);
        if (retired || !owner.isIssuer(signer, Role.Tickets, receipt.finalAt)) revert WrongReceipt(signer);
    }

    // -------------------------------------------------------------------------------------------------- who owns what

    function _openOmissions() internal view override returns (uint256) {
        return _omitted.length;
    }

    /// @dev Bits that mean nothing could make one account look like two.
    function _isEntrant(bytes32 entrant) internal pure returns (bool) {
        return uint256(entrant) >> 161 == 0 && uint160(uint256(entrant)) != 0;
    }

    /// @dev First ticket of an entry of the committed list, or of one that was appended to it.
    function _rangeOf(ProvenEntry calldata entry) internal view returns (uint256 start) {
        uint256 count = _count;
        if (entry.index < count) return _rangeInTree(entry);
        uint256 place = entry.index - count;
        if (place >= _omitted.length) revert NoSuchEntry(entry.index);
        start = _total;
        for (uint256 i; i < place; ++i) {
            start += _missingOf(_omitted[i]);
        }
        bytes32 entrant = _omitted[place];
        if (entrant != entry.entrant || entry.weight != _missingOf(entrant)) revert NoSuchEntry(entry.index);
    }

    function _missingOf(bytes32 entrant) private view returns (uint64) {
        Omission storage omission = _omissions[entrant];
        return omission.required - omission.shown;
    }

    /// @dev First ticket of an entry of the committed list.
    function _rangeInTree(ProvenEntry calldata entry) private view returns (uint256) {
        (bytes32 root, uint256 total, uint256 start) = SumTree.walk(
            entry.entrant,
            entry.weight,
            entry.index,
            entry.proof
        );
        if (root != _root || total != _total) revert WrongProof(root, total);
        return start;
    }
}
