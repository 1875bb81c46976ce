// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title What a program asks of every campaign it launches
/// @notice A campaign is a clone with immutable arguments: `program` (20 bytes), `launchedAt` (uint40), then its own terms.
interface ICampaign {
    /// @notice The program called it; nobody else may.
    error NotProgram(address caller);

    /// @notice Checks the terms and takes what the campaign needs; called once by the program, in the launch itself.
    /// @dev Reverts with the reason when the terms are not acceptable.
    function onLaunch() external;

    /// @notice The program that launched this campaign.
    function program() external view returns (address);

    /// @notice When it was launched, in Unix seconds.
    function launchedAt() external view returns (uint256);
}
