// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IBeacon} from "../interfaces/IBeacon.sol";

/// @notice What every beacon adapter shares: the clock of the rounds and the proven randomness.
abstract contract Beacon is IBeacon {
    /// @inheritdoc IBeacon
    uint256 public immutable genesisAt;
    /// @inheritdoc IBeacon
    uint256 public immutable periodSeconds;
    /// @inheritdoc IBeacon
    mapping(uint64 round => bytes32) public randomnessOf;

    constructor(uint256 genesisAt_, uint256 periodSeconds_) {
        genesisAt = genesisAt_;
        periodSeconds = periodSeconds_;
    }

    /// @inheritdoc IBeacon
    function prove(uint64 round, bytes calldata signature) external returns (bytes32 randomness) {
        randomness = randomnessOf[round];
        if (randomness != 0) return randomness;

        bool valid;
        (valid, randomness) = _verify(round, signature);
        if (!valid) revert WrongSignature(round);
        randomnessOf[round] = randomness;
        emit RoundProven(round, randomness, signature);
    }

    /// @inheritdoc IBeacon
    function verify(uint64 round, bytes calldata signature) external view returns (bool valid, bytes32 randomness) {
        return _verify(round, signature);
    }

    /// @inheritdoc IBeacon
    function roundTime(uint64 round) external view returns (uint256) {
        if (round == 0) revert NoSuchRound(round);
        return genesisAt + (uint256(round) - 1) * periodSeconds;
    }

    /// @inheritdoc IBeacon
    function roundAt(uint256 time) external view returns (uint64) {
        if (time <= genesisAt) return 1;
        return uint64(1 + (time - genesisAt + periodSeconds - 1) / periodSeconds);
    }

    function _verify(uint64 round, bytes memory signature) internal view virtual returns (bool, bytes32);

    /// @dev Called by an adapter's constructor: a chain without the precompiles must not get a beacon that believes everything.
    function _requireKnownRound(uint64 round, bytes memory signature) internal view {
        (bool valid, ) = _verify(round, signature);
        if (!valid) revert WrongSignature(round);
    }
}
