// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IBeacon} from "../interfaces/IBeacon.sol";

/// @notice RFC 9380 hashing of a 32-byte message to BN254's G1: expand_message_xmd with Keccak-256, SVDW map with Z = 1.
/// Twin: `contracts/sdk/beacon/hashToBn254.ts`, which follows the RFC step by step.
/// @dev Exponentiations dominate (4 080 gas each since Fusaka), so a map costs at most two. With e = (p - 3) / 4:
/// w^e is a square root of +-1/w, which gives the class of w, its root and its inverse at once; and the product
/// g(x1) g(x2) g(x3) of the map's three candidates is a known square, so the root of the third follows from the failures
/// of the first two.
library Bn254HashToCurve {
    uint256 internal constant P = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47;

    uint256 private constant MODEXP = 5;
    uint256 private constant ADD = 6;

    /// @dev The domain separation tag and its length: "BLS_SIG_BN254G1_XMD:KECCAK-256_SVDW_RO_NUL_", 43
    uint256 private constant DST_HEAD = 0x424c535f5349475f424e32353447315f584d443a4b454343414b2d3235365f53;
    uint256 private constant DST_TAIL = 0x5644575f524f5f4e554c5f2b0000000000000000000000000000000000000000;
    /// @dev (p - 3) / 4
    uint256 private constant E = 0x0c19139cb84c680a6e14116da060561765e05aa45a1c72a34f082305b61f3f51;
    /// @dev -Z / 2
    uint256 private constant C2 = 0x183227397098d014dc2822db40c0ac2ecbc0b548b438e5469e10460b6c3e7ea3;
    /// @dev sqrt(-3 g(Z)), the even root
    uint256 private constant C3 = 0x16789af3a83522eb353c98fc6b36d713d5d8d1cc5dffffffa;
    /// @dev sqrt(-4 g(Z) / 3)
    uint256 private constant SQRT_C4 = 0x30644e72e131a028c89f263a29f5393b5fa5b5624628d4645317ce3d987cfd4b;
    /// @dev sqrt(g(C2)); C2 is what the map gives where it would divide by zero
    uint256 private constant SQRT_G_C2 = 0x0a6ea289876b139cfe2cd1f08c065a2ab4aad542eaccb013520ea36934e877b4;
    /// @dev 2^256 mod p
    uint256 private constant TWO_256 = 0x0e0a77c19a07df2f666ea36f7879462c0a78eb28f5c70b3dd35d438dc58f0d9d;

    /// @notice The point of `message` on G1, affine.
    function hashToCurve(bytes32 message) internal view returns (uint256 x, uint256 y) {
        (uint256 u0, uint256 u1) = hashToField(message);
        uint256 input = powerInput();
        (uint256 x0, uint256 y0) = mapToCurve(u0, input);
        (uint256 x1, uint256 y1) = mapToCurve(u1, input);
        bool done;
        assembly ("memory-safe") {
            let points := mload(0x40)
            mstore(points, x0)
            mstore(add(points, 0x20), y0)
            mstore(add(points, 0x40), x1)
            mstore(add(points, 0x60), y1)
            done := staticcall(gas(), ADD, points, 0x80, 0x00, 0x40)
            done := and(done, eq(returndatasize(), 0x40))
            x := mload(0x00)
            y := mload(0x20)
        }
        if (!done) revert IBeacon.PrecompileFailed(address(uint160(ADD)));
    }

    /// @notice Two field elements from a message: 96 uniform bytes, 48 for each.
    function hashToField(bytes32 message) internal pure returns (uint256 u0, uint256 u1) {
        uint256 b1;
        uint256 b2;
        uint256 b3;
        assembly ("memory-safe") {
            // 136 zero bytes (Keccak-256's block), message, 96 (two bytes), 0, DST: 215 bytes
            let input := mload(0x40)
            calldatacopy(input, calldatasize(), 136)
            mstore(add(input, 168), shl(232, 0x006000))
            mstore(add(input, 136), message)
            mstore(add(input, 171), DST_HEAD)
            mstore(add(input, 203), DST_TAIL)
            let b0 := keccak256(input, 215)
            // then b0 ^ b(i - 1), i, DST: the 77 bytes that end where the first input ends
            let start := add(input, 138)
            mstore(start, b0)
            mstore8(add(input, 170), 1)
            b1 := keccak256(start, 77)
            mstore(start, xor(b0, b1))
            mstore8(add(input, 170), 2)
            b2 := keccak256(start, 77)
            mstore(start, xor(b0, b2))
            mstore8(add(input, 170), 3)
            b3 := keccak256(start, 77)
        }
        u0 = addmod(mulmod(b1, 1 << 128, P), b2 >> 128, P);
        u1 = addmod(mulmod(b2 & type(uint128).max, TWO_256, P), b3, P);
    }

    /// @notice RFC 9380 6.6.1 for y^2 = x^3 + 3 with Z = 1 (so g(Z) = 4), for u < p.
    /// @param input where `powerInput` prepared the exponentiations
    /// Sums that only feed a `mulmod` are left unreduced: they stay below 5 p < 2^256.
    function mapToCurve(uint256 u, uint256 input) internal view returns (uint256 x, uint256 y) {
        unchecked {
            uint256 plus = mulmod(mulmod(4, u, P), u, P);
            uint256 minus = P + 1 - plus;
            plus += 1;
            uint256 d = mulmod(plus, minus, P);
            if (d == 0) return (C2, _withSignOf(SQRT_G_C2, u));

            uint256 d2 = mulmod(d, d, P);
            // x1 = n / d, and w = g(x1) d^4
            uint256 n = mulmod(C2, d, P) + P - mulmod(mulmod(u, C3, P), minus, P);
            uint256 v = mulmod(mulmod(n, n, P), n, P) + mulmod(3 * d2, d, P);
            uint256 w = mulmod(v, d, P);
            uint256 rootA = _power(w, input);
            uint256 inverse = mulmod(rootA, rootA, P);
            bool square = mulmod(inverse, w, P) == 1;
            inverse = mulmod(inverse, v, P);

            if (square) {
                x = mulmod(n, inverse, P);
                y = mulmod(mulmod(w, rootA, P), mulmod(inverse, inverse, P), P);
                return (x, _withSignOf(y, u));
            }
            inverse = P - inverse;
            uint256 x1 = mulmod(n, inverse, P);
            x = addmod(P - 1, P - x1, P);
            uint256 g = addmod(mulmod(mulmod(x, x, P), x, P), 3, P);
            uint256 rootB = _power(g, input);
            y = mulmod(g, rootB, P);
            if (mulmod(y, y, P) != g) {
                (x, y) = _third(
                    x1,
                    mulmod(mulmod(mulmod(SQRT_C4, plus, P), plus, P), inverse, P),
                    mulmod(mulmod(d2, rootA, P), rootB, P)
                );
            }
            return (x, _withSignOf(y, u));
        }
    }

    /// @dev x3 = 1 + s^2, and g(x1) g(x2) g(x3) = (h s q)^2 with h = 1 + x1 + x1^2, q = (x3 - x1)(x3 - x2).
    function _third(uint256 x1, uint256 s, uint256 roots) private pure returns (uint256 x, uint256 y) {
        unchecked {
            x = addmod(1, mulmod(s, s, P), P);
            uint256 x1x1 = mulmod(x1, x1, P) + x1;
            uint256 q = mulmod(x, x, P) + x + 2 * P - x1x1;
            y = mulmod(mulmod(mulmod(x1x1 + 1, s, P), q, P), roots, P);
        }
    }

    function _withSignOf(uint256 y, uint256 u) private pure returns (uint256) {
        return (y ^ u) & 1 == 0 ? y : P - y;
    }

    /// @notice Allocates the input of the exponentiations: lengths, base, exponent, modulus. Only the base ever changes.
    function powerInput() internal pure returns (uint256 input) {
        assembly ("memory-safe") {
            input := mload(0x40)
            mstore(0x40, add(input, 0xc0))
            mstore(input, 0x20)
            mstore(add(input, 0x20), 0x20)
            mstore(add(input, 0x40), 0x20)
            mstore(add(input, 0x80), E)
            mstore(add(input, 0xa0), P)
        }
    }

    /// @dev base^((p - 3) / 4) mod p
    function _power(uint256 base, uint256 input) private view returns (uint256 result) {
        bool done;
        assembly ("memory-safe") {
            mstore(add(input, 0x60), base)
            done := staticcall(gas(), MODEXP, input, 0xc0, 0x00, 0x20)
            done := and(done, eq(returndatasize(), 0x20))
            result := mload(0x00)
        }
        if (!done) revert IBeacon.PrecompileFailed(address(uint160(MODEXP)));
    }
}
