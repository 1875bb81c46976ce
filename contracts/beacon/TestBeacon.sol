// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Beacon} from "./Beacon.sol";
import {Bn254Beacon} from "./Bn254Beacon.sol";

/// @title A beacon for development: evmnet's scheme under any key
/// @notice Whoever holds the key knows every round in advance. Only a `TestDraw` accepts it; a real draw never does.
contract TestBeacon is Bn254Beacon {
    uint256 private immutable xImaginary;
    uint256 private immutable xReal;
    uint256 private immutable yImaginary;
    uint256 private immutable yReal;

    /// @param key four words in the order of EIP-197: x imaginary, x real, y imaginary, y real
    constructor(uint256[4] memory key, uint256 genesisAt_, uint256 periodSeconds_) Beacon(genesisAt_, periodSeconds_) {
        xImaginary = key[0];
        xReal = key[1];
        yImaginary = key[2];
        yReal = key[3];
    }

    function _publicKey() internal view override returns (uint256, uint256, uint256, uint256) {
        return (xImaginary, xReal, yImaginary, yReal);
    }
}
