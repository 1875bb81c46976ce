// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title A public randomness beacon that the chain can check by itself
/// @notice A beacon publishes one BLS signature each `periodSeconds`. Nobody can know it before a threshold of its
/// operators signs, it cannot be chosen (a round has exactly one valid signature), and anyone may deliver it.
/// @dev What is not proven: a threshold of the operators acting together can know a round early.
interface IBeacon {
    /// @notice A round's signature was checked and its randomness kept.
    event RoundProven(uint64 indexed round, bytes32 randomness, bytes signature);

    /// @notice The signature is well formed but not the beacon's signature of this round.
    error WrongSignature(uint64 round);
    /// @notice A signature of this network has another length, in bytes.
    error WrongSignatureLength(uint256 length, uint256 expected);
    /// @notice Rounds are numbered from 1.
    error NoSuchRound(uint64 round);
    /// @notice A precompile refused its input (for instance a point that is not on the curve), ran out of gas, or does not exist here.
    error PrecompileFailed(address precompile);

    /// @notice Whether `signature` is the beacon's signature of `round`, and the randomness it gives.
    /// @dev Reverts when a precompile fails; `false` only ever means a real mismatch.
    /// @return valid the signature is the one of this round
    /// @return randomness SHA-256 of the signature as the beacon publishes it
    function verify(uint64 round, bytes calldata signature) external view returns (bool valid, bytes32 randomness);

    /// @notice Checks a round once and keeps its randomness; anyone may call, a second call changes nothing.
    function prove(uint64 round, bytes calldata signature) external returns (bytes32 randomness);

    /// @notice The randomness of a proven round; 0 when nobody has proven it yet.
    function randomnessOf(uint64 round) external view returns (bytes32);

    /// @notice When `round` is published, in Unix seconds: genesis + (round - 1) * period.
    function roundTime(uint64 round) external view returns (uint256);

    /// @notice The first round published at `time` (Unix seconds) or later.
    function roundAt(uint256 time) external view returns (uint64);

    /// @notice When round 1 was published, in Unix seconds.
    function genesisAt() external view returns (uint256);

    /// @notice Seconds from one round to the next.
    function periodSeconds() external view returns (uint256);

    /// @notice The public key that signs the rounds: a point on G2, coordinates as the curve's pairing precompile takes them.
    function publicKey() external view returns (bytes memory);
}
