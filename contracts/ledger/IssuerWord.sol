// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Issuer} from "../interfaces/IProgram.sol";
import {Role} from "../types/Role.sol";

/// @notice An issuer key in one word: role (from bit 80), validFrom (40 bits), validUntil (40 bits, all ones: not
/// retired). A key that was never named is 0, and valid at no time.
type IssuerWord is uint256;

using IssuerWordLib for IssuerWord global;

library IssuerWordLib {
    uint256 private constant NEVER = 0xFFFFFFFFFF;

    function pack(Role role_, uint256 validFrom_, uint256 validUntil_) internal pure returns (IssuerWord) {
        uint256 until = validUntil_ == 0 ? NEVER : validUntil_;
        return IssuerWord.wrap((uint256(role_) << 80) | (validFrom_ << 40) | until);
    }

    function role(IssuerWord self) internal pure returns (Role) {
        return Role(IssuerWord.unwrap(self) >> 80);
    }

    function validFrom(IssuerWord self) internal pure returns (uint256) {
        return (IssuerWord.unwrap(self) >> 40) & NEVER;
    }

    /// @return the end of the window, all ones when the key is not retired
    function endsAt(IssuerWord self) internal pure returns (uint256) {
        return IssuerWord.unwrap(self) & NEVER;
    }

    /// @dev role == role_ && validFrom <= time && time < endsAt, without the three branches: every claim asks.
    function holds(IssuerWord self, Role role_, uint256 time) internal pure returns (bool held) {
        assembly ("memory-safe") {
            let early := lt(time, and(shr(40, self), NEVER))
            let late := iszero(lt(time, and(self, NEVER)))
            held := iszero(or(xor(shr(80, self), role_), or(early, late)))
        }
    }

    function unpack(IssuerWord self) internal pure returns (Issuer memory) {
        uint256 until = self.endsAt();
        return
            Issuer({
                role: self.role(),
                validFrom: uint40(self.validFrom()),
                validUntil: until == NEVER ? 0 : uint40(until)
            });
    }
}
