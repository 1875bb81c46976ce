// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ProgramTerms} from "./IProgram.sol";

/// @title Creates programs and says which campaign code they may launch
/// @notice The list of implementations is fixed when the factory is created: a merchant can launch no code of its own.
interface IProgramFactory {
    /// @notice A merchant's program was created.
    event ProgramCreated(address indexed program, address indexed owner, string name);

    /// @notice An implementation in the constructor's list has no code.
    error ImplementationWithoutCode(address implementation);

    /// @notice Creates a program; anyone may, for any owner.
    /// @dev Reverts as the constructor of `Program` does when the terms are not acceptable.
    function create(ProgramTerms calldata terms) external returns (address program);

    /// @notice Whether programs of this factory may launch clones of `implementation`.
    function isImplementation(address implementation) external view returns (bool);

    /// @notice Every implementation, in the order they were listed.
    function implementations() external view returns (address[] memory);

    /// @notice Whether this factory created `program`.
    function isProgram(address program) external view returns (bool);
}
