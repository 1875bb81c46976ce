// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice A winner's word on where its prize goes, signed in the draw's EIP-712 domain.
/// @param prize its number
/// @param payee who receives it
/// @param deadline last second in which it may be sent
struct PrizeClaim {
    uint256 prize;
    address payee;
    uint256 deadline;
}

using PrizeClaimLib for PrizeClaim global;

library PrizeClaimLib {
    bytes32 internal constant TYPEHASH = keccak256("PrizeClaim(uint256 prize,address payee,uint256 deadline)");

    /// @notice The EIP-712 struct hash.
    function hash(PrizeClaim calldata self) internal pure returns (bytes32) {
        return keccak256(abi.encode(TYPEHASH, self.prize, self.payee, self.deadline));
    }
}
