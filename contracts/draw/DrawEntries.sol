// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IBurnCampaign} from "../interfaces/IBurnCampaign.sol";
import {DrawState, IDraw} from "../interfaces/IDraw.sol";
import {IProgram} from "../interfaces/IProgram.sol";
import {DrawMode, DrawTerms} from "../types/DrawTerms.sol";
import {TicketReceipt} from "../types/TicketReceipt.sol";
import {DrawList} from "./DrawList.sol";
import {SumTree} from "./SumTree.sol";

/// @notice Entries made on chain, by burning points or, free of charge, with a receipt: whoever owns a ticket is found
/// without a proof.
abstract contract DrawEntries is DrawList {
    /// @param entrant 168 bits: the account, or bit 160 and a claim key
    /// @param end tickets of this entry and all before it
    /// @param burned the points as `IProgram.restore` takes them; 0 for a free entry
    struct OnChainEntry {
        uint168 entrant;
        uint64 end;
        bool restored;
        uint256 burned;
    }

    /// @dev The first `_count` numbers have one.
    mapping(uint256 index => OnChainEntry) private _entries;
    mapping(bytes32 entrant => uint64) private _freeTicketsOf;
    /// @inheritdoc IDraw
    uint256 public freeTickets;

    /// @inheritdoc IBurnCampaign
    function onPointsBurned(
        address account,
        uint256 amount,
        uint256 burned,
        bytes calldata
    ) external override onlyProgram {
        DrawTerms memory drawTerms = _head();
        _requireOnChain(drawTerms);
        if (amount == 0 || amount % drawTerms.ticketPoints != 0) revert NotAWholeTicket(amount, drawTerms.ticketPoints);
        _enter(uint168(uint160(account)), amount / drawTerms.ticketPoints, burned);
    }

    /// @inheritdoc IDraw
    function enterWithReceipt(TicketReceipt calldata receipt, bytes calldata signature) external {
        DrawTerms memory drawTerms = _head();
        _requireOnChain(drawTerms);
        _requireReceipt(receipt, signature, drawTerms.entriesCloseAt);
        uint64 earlier = _freeTicketsOf[receipt.entrant];
        if (receipt.tickets <= earlier) revert AlreadyEntered(earlier);
        _freeTicketsOf[receipt.entrant] = receipt.tickets;
        freeTickets += receipt.tickets - earlier;
        _enter(uint168(uint256(receipt.entrant)), receipt.tickets - earlier, 0);
    }

    function _requireOnChain(DrawTerms memory drawTerms) private view {
        DrawState actual = _state(drawTerms);
        if (actual != DrawState.Open || drawTerms.mode != DrawMode.OnChain) revert WrongState(actual);
    }

    function _enter(uint168 entrant, uint256 tickets, uint256 burned) private {
        uint256 start = _total;
        uint256 end = start + tickets;
        if (end > type(uint64).max) revert SumTree.SumTooLarge(end);
        uint32 index = _count;
        _total = uint64(end);
        _count = index + 1;
        _entries[index] = OnChainEntry(entrant, uint64(end), false, burned);
        emit Entered(index, bytes32(uint256(entrant)), start, tickets, burned);
    }

    /// @inheritdoc IDraw
    function restoreEntry(uint256 index) external {
        DrawState actual = state();
        if (actual != DrawState.Void && actual != DrawState.Refunded) revert WrongState(actual);
        OnChainEntry storage entry = _entries[index];
        if (entry.restored || entry.burned == 0) revert NoSuchEntry(index);
        entry.restored = true;
        address account = address(uint160(entry.entrant));
        emit EntryRestored(index, account, IProgram(program()).restore(account, entry.burned, true));
    }

    /// @inheritdoc IDraw
    function entryOf(
        uint256 index
    ) external view returns (bytes32 entrant, uint256 start, uint256 tickets, bool restored) {
        OnChainEntry storage entry = _entries[index];
        if (entry.end == 0) revert NoSuchEntry(index);
        start = index == 0 ? 0 : _entries[index - 1].end;
        return (bytes32(uint256(entry.entrant)), start, entry.end - start, entry.restored);
    }

    /// @dev The entry that owns `ticket`, by binary search over the ends.
    function _ownerOnChain(uint256 ticket) internal view returns (bytes32 entrant, uint256 start, uint256 weight) {
        uint256 low;
        uint256 high = _count - 1;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (ticket < _entries[middle].end) high = middle;
            else low = middle + 1;
        }
        start = low == 0 ? 0 : _entries[low - 1].end;
        return (bytes32(uint256(_entries[low].entrant)), start, _entries[low].end - start);
    }
}
