// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice An entry of the committed list with its path, or one that a challenge appended to it.
/// @param index its place in the list; `count` + k for the k-th appended entry
/// @param weight its tickets
/// @param entrant the account, or the claim key's address with bit 160 set
/// @param proof 40 bytes a level, leaf to root; empty for an appended entry
struct ProvenEntry {
    uint256 index;
    uint64 weight;
    bytes32 entrant;
    bytes proof;
}
