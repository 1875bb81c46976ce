// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @title Who signed a digest
/// @notice ECDSA signatures of 65 bytes (r, s, v) and of 64 bytes (ERC-2098), low s only.
library Signatures {
    /// @notice Gas an account's own `isValidSignature` may use, so that it cannot burn the relayer's.
    uint256 internal constant ERC1271_GAS = 100_000;

    uint256 private constant ECRECOVER = 1;

    /// @dev From here on, past half the order of secp256k1: (r, s) and (r, -s) both recover, only the lower s counts.
    uint256 private constant HIGH_S = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A1;

    /// @notice The key that signed `digest`, or zero when the signature is malformed.
    function recover(bytes32 digest, bytes calldata signature) internal view returns (address signer) {
        assembly ("memory-safe") {
            let s := calldataload(add(signature.offset, 0x20))
            let v := add(shr(255, s), 27)
            switch signature.length
            case 64 {
                s := shr(1, shl(1, s))
            }
            case 65 {
                v := byte(0, calldataload(add(signature.offset, 0x40)))
            }
            default {
                v := 0
            }
            let input := mload(0x40)
            mstore(input, digest)
            // With a v of 0 nothing is recovered.
            mstore(add(input, 0x20), mul(v, lt(s, HIGH_S)))
            mstore(add(input, 0x40), calldataload(signature.offset))
            mstore(add(input, 0x60), s)
            // A failed recovery returns no bytes at all.
            mstore(0x00, 0)
            pop(staticcall(gas(), ECRECOVER, input, 0x80, 0x00, 0x20))
            signer := mload(0x00)
        }
    }

    /// @notice Whether `account` consents to `digest`: by its key, otherwise by its ERC-1271 code.
    /// @dev The key comes first: an account with an EIP-7702 delegation has code, but perhaps no `isValidSignature`.
    function isSignedBy(address account, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        if (account == address(0)) return false;
        if (recover(digest, signature) == account) return true;
        if (account.code.length == 0) return false;
        return _isValidErc1271(account, abi.encodeCall(IERC1271.isValidSignature, (digest, signature)));
    }

    /// @dev In assembly, because a hostile wallet could return megabytes that Solidity would copy at our cost.
    function _isValidErc1271(address account, bytes memory data) private view returns (bool valid) {
        bytes32 magic = IERC1271.isValidSignature.selector;
        assembly ("memory-safe") {
            let success := staticcall(ERC1271_GAS, account, add(data, 0x20), mload(data), 0x00, 0x20)
            valid := and(success, and(gt(returndatasize(), 0x1f), eq(mload(0x00), magic)))
        }
    }
}
