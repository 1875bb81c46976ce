// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Beacon} from "./Beacon.sol";
import {Bn254Beacon} from "./Bn254Beacon.sol";

/// @title drand evmnet
/// @notice The League of Entropy's beacon for EVM chains: a round every 3 seconds, checked with the BN254 precompiles that every
/// EVM chain has. Chain hash 04f1e9062b8a81f848fded9c12306733282b2727ecced50032187751166ec8c3.
/// @dev A signature is 64 bytes, x then y, as drand's HTTP API publishes it.
contract DrandEvmnet is Bn254Beacon {
    constructor() Beacon(1_727_521_075, 3) {
        _requireKnownRound(
            6_390_578,
            hex"0d0d705983f50d6a2846e77d8d12a238f0be277a2307eb3e0d5206dc6765b0f91f04e596e3b28295086e8fda9047d40d37f7c2d8fb2f6686839101692e4f5f13"
        );
    }

    function _publicKey() internal pure override returns (uint256, uint256, uint256, uint256) {
        return (
            0x07e1d1d335df83fa98462005690372c643340060d205306a9aa8106b6bd0b382,
            0x0557ec32c2ad488e4d4f6008f89a346f18492092ccc0d594610de2732c8b808f,
            0x0095685ae3a85ba243747b1b2f426049010f6b73a0cf1d389351d5aaaa1047f6,
            0x297d3a4f9749b33eb2d904c9d9ebf17224150ddd7abd7567a9bec6c74480ee0b
        );
    }
}
