// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ICampaign} from "./interfaces/ICampaign.sol";

/// @title What every campaign has: a program, a launch time, and terms in its own code
/// @dev A clone of OpenZeppelin's `Clones` is 45 bytes of proxy, then the immutable arguments:
/// program (20 bytes), launchedAt (5 bytes), terms.
abstract contract Campaign is ICampaign {
    uint256 private constant PROGRAM_OFFSET = 45;
    uint256 private constant LAUNCHED_AT_OFFSET = 65;
    uint256 private constant TERMS_OFFSET = 70;

    modifier onlyProgram() {
        if (msg.sender != program()) revert NotProgram(msg.sender);
        _;
    }

    /// @inheritdoc ICampaign
    function program() public view returns (address) {
        return address(bytes20(_codeWord(PROGRAM_OFFSET)));
    }

    /// @inheritdoc ICampaign
    function launchedAt() public view returns (uint256) {
        return uint40(bytes5(_codeWord(LAUNCHED_AT_OFFSET)));
    }

    /// @notice 32 bytes of the terms from `offset`, zeros behind their end.
    function _termsWord(uint256 offset) internal view returns (bytes32) {
        return _codeWord(TERMS_OFFSET + offset);
    }

    /// @notice The terms from `offset` to their end.
    function _termsFrom(uint256 offset) internal view returns (bytes memory data) {
        uint256 start = TERMS_OFFSET + offset;
        uint256 size = address(this).code.length;
        data = new bytes(size > start ? size - start : 0);
        assembly ("memory-safe") {
            extcodecopy(address(), add(data, 0x20), start, mload(data))
        }
    }

    function _codeWord(uint256 offset) private view returns (bytes32 word) {
        assembly ("memory-safe") {
            extcodecopy(address(), 0x00, offset, 0x20)
            word := mload(0x00)
        }
    }
}
