// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";

/// @notice A smart account whose one owner signs for it.
contract OwnedWalletMock is IERC1271 {
    address private immutable _owner;

    constructor(address owner) {
        _owner = owner;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        return ECDSA.recover(hash, signature) == _owner ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}

/// @notice A smart account that tries to settle its order again while it is asked for its signature, and then agrees.
contract ReenteringWalletMock {
    address private _target;
    bytes private _call;

    function prepare(address target, bytes calldata data) external {
        _target = target;
        _call = data;
    }

    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        return LowLevelCall.callNoReturn(_target, _call) ? bytes4(0xdeadbeef) : IERC1271.isValidSignature.selector;
    }
}

/// @notice A smart account that burns all the gas it is given.
contract BurningWalletMock {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        assembly {
            invalid()
        }
    }
}

/// @notice A smart account that agrees to everything, behind a heap of return data.
contract BombWalletMock {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        bytes32 magic = bytes32(IERC1271.isValidSignature.selector);
        assembly {
            mstore(0x00, magic)
            return(0x00, 20000)
        }
    }
}
