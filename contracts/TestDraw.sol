// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {DrawBase} from "./draw/DrawBase.sol";
import {DrawCampaign} from "./draw/DrawCampaign.sol";
import {IBeacon} from "./interfaces/IBeacon.sol";
import {IDraw} from "./interfaces/IDraw.sol";

/// @title A draw for development, under a beacon whose key somebody knows
/// @notice The same code as `Draw` with windows of seconds. It proves nothing to anybody: who holds the beacon's key knows the
/// winners in advance.
contract TestDraw is DrawCampaign {
    IBeacon private immutable _beacon;

    constructor(IBeacon beacon) {
        _beacon = beacon;
    }

    /// @inheritdoc IDraw
    function beacons() external view returns (address first, address second, bool isTest) {
        return (address(_beacon), address(0), true);
    }

    /// @inheritdoc DrawBase
    function _beaconOf(uint8 number) internal view override returns (IBeacon) {
        if (number != 0) revert InvalidTerms("beacon");
        return _beacon;
    }

    /// @inheritdoc DrawBase
    function _windows() internal pure override returns (Windows memory) {
        return Windows({lead: 1, answer: 1, claim: 1, refundNotice: 7});
    }
}
