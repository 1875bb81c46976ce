// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title A campaign that takes points, for a reward, a ticket or a membership
interface IBurnCampaign {
    /// @notice Called by the program, and by nobody else, after it burned the points; reverting undoes the burn.
    /// @param account whose points were burned; its consent was checked by the program
    /// @param amount how many points
    /// @param burned the same points as an `AccountWord`: the running epoch and the points by age. Kept, it gives them
    /// back with their own expiry (`IProgram.restore`).
    /// @param data what the account asked for, as it signed or sent it
    function onPointsBurned(address account, uint256 amount, uint256 burned, bytes calldata data) external;
}
