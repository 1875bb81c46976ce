// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title A smart wallet for tests, honest or hostile
contract WalletMock {
    enum Mood {
        Accept,
        Refuse,
        BurnGas,
        ReturnBomb,
        ReturnShort
    }

    Mood public mood;

    constructor(Mood mood_) {
        mood = mood_;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        if (mood == Mood.Refuse) return 0xffffffff;
        uint256 spun;
        while (mood == Mood.BurnGas) ++spun;
        if (mood == Mood.ReturnBomb) {
            assembly ("memory-safe") {
                mstore(0x00, 0x1626ba7e00000000000000000000000000000000000000000000000000000000)
                return(0x00, 30000)
            }
        }
        if (mood == Mood.ReturnShort) {
            assembly ("memory-safe") {
                mstore(0x00, 0x1626ba7e00000000000000000000000000000000000000000000000000000000)
                return(0x00, 4)
            }
        }
        return 0x1626ba7e;
    }
}
