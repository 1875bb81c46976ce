// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What an issuer key may sign. One key has one role, for ever.
/// @dev `Audiences` signs eligibilities and offer batches, so that a stolen `Quotes` key unlocks no audience.
enum Role {
    None,
    Claims,
    Quotes,
    Audiences,
    Receipts,
    Tickets,
    Anchors
}
