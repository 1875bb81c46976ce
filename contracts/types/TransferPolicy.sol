// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice Who may receive points by ERC-20 transfer; fixed when the program is created.
/// @dev A member is an account that ever held points of the program: nobody appoints or removes members.
enum TransferPolicy {
    None,
    MembersOnly,
    Free
}
