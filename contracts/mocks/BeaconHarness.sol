// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Bn254HashToCurve} from "../beacon/Bn254HashToCurve.sol";
import {IBeacon} from "../interfaces/IBeacon.sol";

/// @notice Opens the beacon library to tests, and measures what verification costs inside the call.
contract BeaconHarness {
    function mapToCurve(uint256 u) external view returns (uint256 x, uint256 y) {
        return Bn254HashToCurve.mapToCurve(u, Bn254HashToCurve.powerInput());
    }

    function hashToCurve(bytes32 message) external view returns (uint256 x, uint256 y) {
        return Bn254HashToCurve.hashToCurve(message);
    }

    function gasOfVerify(
        IBeacon beacon,
        uint64 round,
        bytes calldata signature
    ) external view returns (uint256 used, bool valid) {
        // touch the account first, so that only the call itself is measured
        beacon.periodSeconds();
        uint256 before = gasleft();
        (valid, ) = beacon.verify(round, signature);
        used = before - gasleft();
    }
}
