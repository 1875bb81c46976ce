// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Beacon} from "./Beacon.sol";

/// @title drand quicknet
/// @notice The League of Entropy's main beacon: a round every 3 seconds on BLS12-381, checked with the precompiles of EIP-2537
/// (chains since Prague). Chain hash 52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971.
/// @dev A signature is the point uncompressed: x then y, 48 bytes each; drand publishes it compressed (the SDK's
/// `uncompressSignature` expands it). The randomness is the SHA-256 of the compressed form, as published.
contract DrandQuicknet is Beacon {
    address private constant MODEXP = address(0x05);
    address private constant G1_ADD = address(0x0b);
    address private constant PAIRING = address(0x0f);
    address private constant MAP_TO_G1 = address(0x10);

    bytes private constant DST_PRIME = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_\x2b";
    /// @dev the field's modulus
    bytes private constant P =
        hex"1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab";
    /// @dev (p - 1) / 2, the high 16 and the low 32 bytes: the larger of y and -y is marked in the compressed form
    uint256 private constant HALF_HIGH = 0x0d0088f51cbff34d258dd3db21a5d66b;
    uint256 private constant HALF_LOW = 0xb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd555;

    bytes private constant MINUS_G2 =
        hex"00000000000000000000000000000000024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
        hex"0000000000000000000000000000000013e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
        hex"000000000000000000000000000000000d1b3cc2c7027888be51d9ef691d77bcb679afda66c73f17f9ee3837a55024f78c71363275a75d75d86bab79f74782aa"
        hex"0000000000000000000000000000000013fa4d4a0ad8b1ce186ed5061789213d993923066dddaf1040bc3ff59f825c78df74f2d75467e25e0f55f8a00fa030ed";

    /// @dev the published key with the real part of each coordinate first, as EIP-2537 wants it
    bytes private constant PUBLIC_KEY =
        hex"00000000000000000000000000000000"
        hex"0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
        hex"00000000000000000000000000000000"
        hex"03cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
        hex"00000000000000000000000000000000"
        hex"0e5db2b6bfbb01c867749cadffca88b36c24f3012ba09fc4d3022c5c37dce0f977d3adb5d183c7477c442b1f04515273"
        hex"00000000000000000000000000000000"
        hex"01a714f2edb74119a2f2b0d5a7c75ba902d163700a61bc224ededd8e63aef7be1aaf8e93d7a9718b047ccddb3eb5d68b";

    constructor() Beacon(1_692_803_367, 3) {
        _requireKnownRound(
            20_791_007,
            hex"0d2c8bbc37170dbacc5e280a21d4e195cff5f32a19fd6a58633fa4e4670478b5fb39bc13dd8f8c4372c5a76191198ac5"
            hex"0823ff37364b4060af65c7ec4dde05a428e4a444713680d95c34a4b109f112af1792643c742b75d85940c4bdcfdfbfa1"
        );
    }

    function publicKey() external pure returns (bytes memory) {
        return PUBLIC_KEY;
    }

    /// @inheritdoc Beacon
    /// @dev e(signature, -G2) e(H(round), key) == 1; the pairing precompile checks curve, subgroup and range of both points.
    function _verify(uint64 round, bytes memory signature) internal view override returns (bool, bytes32) {
        if (signature.length != 96) revert WrongSignatureLength(signature.length, 96);
        if (round == 0) revert NoSuchRound(round);
        (uint256 xHigh, uint256 xLow, uint256 yHigh, uint256 yLow) = _words(signature);
        bytes memory result = _call(
            PAIRING,
            abi.encodePacked(
                xHigh,
                xLow,
                yHigh,
                yLow,
                MINUS_G2,
                _hashToCurve(sha256(abi.encodePacked(round))),
                PUBLIC_KEY
            ),
            32
        );
        bool larger = yHigh > HALF_HIGH || (yHigh == HALF_HIGH && yLow > HALF_LOW);
        uint256 flags = larger ? 0xa0 << 120 : 0x80 << 120;
        return (abi.decode(result, (uint256)) == 1, sha256(abi.encodePacked(uint128(xHigh | flags), xLow)));
    }

    /// @dev RFC 9380 with SHA-256: 128 uniform bytes, two field elements, two maps, their sum.
    function _hashToCurve(bytes32 message) private view returns (bytes memory) {
        bytes memory zeros = new bytes(64);
        bytes32 b0 = sha256(abi.encodePacked(zeros, message, uint16(128), uint8(0), DST_PRIME));
        bytes32 b1 = sha256(abi.encodePacked(b0, uint8(1), DST_PRIME));
        bytes32 b2 = sha256(abi.encodePacked(b0 ^ b1, uint8(2), DST_PRIME));
        bytes32 b3 = sha256(abi.encodePacked(b0 ^ b2, uint8(3), DST_PRIME));
        bytes32 b4 = sha256(abi.encodePacked(b0 ^ b3, uint8(4), DST_PRIME));
        return _call(G1_ADD, bytes.concat(_map(b1, b2), _map(b3, b4)), 128);
    }

    function _map(bytes32 high, bytes32 low) private view returns (bytes memory) {
        bytes memory element = _call(
            MODEXP,
            abi.encodePacked(uint256(64), uint256(1), uint256(48), high, low, uint8(1), P),
            48
        );
        return _call(MAP_TO_G1, abi.encodePacked(uint128(0), element), 128);
    }

    /// @dev The two coordinates, each as its high 16 and low 32 bytes.
    function _words(
        bytes memory signature
    ) private pure returns (uint256 xHigh, uint256 xLow, uint256 yHigh, uint256 yLow) {
        assembly ("memory-safe") {
            xHigh := shr(128, mload(add(signature, 0x20)))
            xLow := mload(add(signature, 0x30))
            yHigh := shr(128, mload(add(signature, 0x50)))
            yLow := mload(add(signature, 0x60))
        }
    }

    /// @dev A chain without the precompile answers every call with success and no data, hence the length.
    function _call(address precompile, bytes memory input, uint256 length) private view returns (bytes memory output) {
        bool done;
        (done, output) = precompile.staticcall(input);
        if (!done || output.length != length) revert PrecompileFailed(precompile);
    }
}
