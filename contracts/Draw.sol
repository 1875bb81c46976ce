// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {DrandEvmnet} from "./beacon/DrandEvmnet.sol";
import {DrandQuicknet} from "./beacon/DrandQuicknet.sol";
import {DrawBase} from "./draw/DrawBase.sol";
import {DrawCampaign} from "./draw/DrawCampaign.sol";
import {IBeacon} from "./interfaces/IBeacon.sol";
import {IDraw} from "./interfaces/IDraw.sol";

/// @title A draw under drand, the public randomness of the League of Entropy
/// @notice See `IDraw`. It deploys its two beacons itself, so no other key can ever decide: 0 is drand evmnet, which any EVM
/// chain can check, 1 is drand quicknet where the chain has the precompiles of EIP-2537.
contract Draw is DrawCampaign {
    IBeacon private immutable _evmnet;
    IBeacon private immutable _quicknet;

    constructor() {
        _evmnet = new DrandEvmnet();
        try new DrandQuicknet() returns (DrandQuicknet quicknet) {
            _quicknet = quicknet;
        } catch {
            _quicknet = IBeacon(address(0));
        }
    }

    /// @inheritdoc IDraw
    function beacons() external view returns (address first, address second, bool isTest) {
        return (address(_evmnet), address(_quicknet), false);
    }

    /// @inheritdoc DrawBase
    function _beaconOf(uint8 number) internal view override returns (IBeacon beacon) {
        if (number == 0) beacon = _evmnet;
        if (number == 1) beacon = _quicknet;
        if (address(beacon) == address(0)) revert InvalidTerms("beacon");
    }

    /// @inheritdoc DrawBase
    function _windows() internal pure override returns (Windows memory) {
        return Windows({lead: 24 hours, answer: 24 hours, claim: 24 hours, refundNotice: 7 days});
    }
}
