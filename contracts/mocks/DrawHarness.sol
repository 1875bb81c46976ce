// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {SumTree} from "../draw/SumTree.sol";
import {Tickets} from "../draw/Tickets.sol";

/// @notice Opens the draw's pure libraries to tests.
contract DrawHarness {
    function walk(
        bytes32 entrant,
        uint64 weight,
        uint256 index,
        bytes calldata proof
    ) external pure returns (bytes32 root, uint256 total, uint256 start) {
        return SumTree.walk(entrant, weight, index, proof);
    }

    function seedOf(bytes32 root, uint64 total, uint64 round, bytes32 randomness) external view returns (bytes32) {
        return Tickets.seedOf(root, total, round, randomness);
    }

    /// @notice The tickets of prizes 0 .. count - 1.
    function ticketsOf(
        bytes32 seed,
        uint256 count,
        uint256 attempt,
        uint256 modulus
    ) external pure returns (uint256[] memory tickets) {
        tickets = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            tickets[i] = Tickets.ticketOf(seed, i, attempt, modulus);
        }
    }
}
