// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ProgramTerms} from "./interfaces/IProgram.sol";
import {IProgramFactory} from "./interfaces/IProgramFactory.sol";
import {Program} from "./Program.sol";

/// @title Creates programs
contract ProgramFactory is IProgramFactory {
    /// @inheritdoc IProgramFactory
    mapping(address implementation => bool) public isImplementation;
    /// @inheritdoc IProgramFactory
    mapping(address program => bool) public isProgram;

    address[] private _implementations;

    constructor(address[] memory list) {
        for (uint256 i; i < list.length; ++i) {
            if (list[i].code.length == 0) revert ImplementationWithoutCode(list[i]);
            isImplementation[list[i]] = true;
        }
        _implementations = list;
    }

    /// @inheritdoc IProgramFactory
    function create(ProgramTerms calldata terms) external returns (address program) {
        program = address(new Program(terms));
        isProgram[program] = true;
        emit ProgramCreated(program, terms.owner, terms.name);
    }

    /// @inheritdoc IProgramFactory
    function implementations() external view returns (address[] memory) {
        return _implementations;
    }
}
