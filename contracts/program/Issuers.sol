// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {IProgram, Issuer} from "../interfaces/IProgram.sol";
import {IssuerWord, IssuerWordLib} from "../ledger/IssuerWord.sol";
import {Role} from "../types/Role.sol";

/// @title The keys that sign for the merchant
/// @notice One key, one role, one window, kept for ever.
abstract contract Issuers is Ownable2Step, IProgram {
    uint256 private constant RETIRE_NOTICE_SECONDS = 10 minutes;

    mapping(address key => IssuerWord) private _issuers;

    /// @inheritdoc IProgram
    function addIssuer(address key, Role role, uint40 validFrom) external onlyOwner {
        if (key == address(0)) revert ZeroKey();
        if (role == Role.None) revert InvalidRole();
        if (IssuerWord.unwrap(_issuers[key]) != 0) revert IssuerExists(key);
        if (validFrom < block.timestamp) revert ValidFromInPast(validFrom, block.timestamp);
        _issuers[key] = IssuerWordLib.pack(role, validFrom, 0);
        emit IssuerAdded(key, role, validFrom);
    }

    /// @inheritdoc IProgram
    function retireIssuer(address key, uint40 validUntil) external onlyOwner {
        IssuerWord issuer = _issuers[key];
        if (IssuerWord.unwrap(issuer) == 0) revert UnknownIssuer(key);
        uint256 earliest = block.timestamp + RETIRE_NOTICE_SECONDS;
        if (validUntil < earliest) revert ValidUntilTooSoon(validUntil, earliest);
        if (validUntil >= issuer.endsAt()) revert IssuerWindowClosed(key, issuer.endsAt());
        _issuers[key] = IssuerWordLib.pack(issuer.role(), issuer.validFrom(), validUntil);
        emit IssuerRetired(key, validUntil);
    }

    /// @inheritdoc IProgram
    function issuerOf(address key) external view returns (Issuer memory) {
        return _issuers[key].unpack();
    }

    /// @inheritdoc IProgram
    function isIssuer(address key, Role role, uint256 time) public view returns (bool) {
        return _issuers[key].holds(role, time);
    }
}
