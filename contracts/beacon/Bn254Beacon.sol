// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Beacon} from "./Beacon.sol";
import {Bn254HashToCurve} from "./Bn254HashToCurve.sol";

/// @notice BLS on BN254 with signatures on G1 (drand's `bls-bn254-unchained-on-g1`), checked with the EIP-196/197 precompiles.
/// @dev The signature is x, y: 64 bytes. Its encoding is canonical, because the pairing precompile refuses coordinates >= p.
abstract contract Bn254Beacon is Beacon {
    uint256 private constant PAIRING = 8;

    // minus the generator of G2
    uint256 private constant G2_X_IMAGINARY = 0x198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2;
    uint256 private constant G2_X_REAL = 0x1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed;
    uint256 private constant MINUS_G2_Y_IMAGINARY = 0x275dc4a288d1afb3cbb1ac09187524c7db36395df7be3b99e673b13a075a65ec;
    uint256 private constant MINUS_G2_Y_REAL = 0x1d9befcd05a5323e6da4d435f3b617cdb3af83285c2df711ef39c01571827f9d;

    /// @inheritdoc Beacon
    function _verify(uint64 round, bytes memory signature) internal view override returns (bool, bytes32) {
        if (signature.length != 64) revert WrongSignatureLength(signature.length, 64);
        if (round == 0) revert NoSuchRound(round);
        return (_paired(round, signature), sha256(signature));
    }

    /// @dev e(signature, -G2) e(H(round), key) == 1
    function _paired(uint64 round, bytes memory signature) private view returns (bool paired) {
        (uint256 x, uint256 y) = Bn254HashToCurve.hashToCurve(keccak256(abi.encodePacked(round)));
        (uint256 xImaginary, uint256 xReal, uint256 yImaginary, uint256 yReal) = _publicKey();
        bool done;
        assembly ("memory-safe") {
            let input := mload(0x40)
            mstore(input, mload(add(signature, 0x20)))
            mstore(add(input, 0x20), mload(add(signature, 0x40)))
            mstore(add(input, 0x40), G2_X_IMAGINARY)
            mstore(add(input, 0x60), G2_X_REAL)
            mstore(add(input, 0x80), MINUS_G2_Y_IMAGINARY)
            mstore(add(input, 0xa0), MINUS_G2_Y_REAL)
            mstore(add(input, 0xc0), x)
            mstore(add(input, 0xe0), y)
            mstore(add(input, 0x100), xImaginary)
            mstore(add(input, 0x120), xReal)
            mstore(add(input, 0x140), yImaginary)
            mstore(add(input, 0x160), yReal)
            done := staticcall(gas(), PAIRING, input, 0x180, 0x00, 0x20)
            done := and(done, eq(returndatasize(), 0x20))
            paired := eq(mload(0x00), 1)
        }
        if (!done) revert PrecompileFailed(address(uint160(PAIRING)));
    }

    function publicKey() external view returns (bytes memory) {
        (uint256 xImaginary, uint256 xReal, uint256 yImaginary, uint256 yReal) = _publicKey();
        return abi.encode(xImaginary, xReal, yImaginary, yReal);
    }

    /// @dev A point on G2 in the order of EIP-197.
    function _publicKey()
        internal
        view
        virtual
        returns (uint256 xImaginary, uint256 xReal, uint256 yImaginary, uint256 yReal);
}
