// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Who signed a digest
/// @notice ECDSA signatures of 65 bytes (r, s, v) and of 64 bytes (ERC-2098), low s only.
library Signatures {
    /// @notice Gas an account's own `isValidSignature` may use, so that it cannot burn the relayer's.
    uint256 internal constant ERC1271_GAS = 100_000;

    /// @notice The key that signed `digest`, or zero when the signature is malformed.
    function recover(bytes32 digest, bytes calldata signature) internal pure returns (address signer) {
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signature);
        (signer, , ) = ECDSA.tryRecover(digest, v, r, s);
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
