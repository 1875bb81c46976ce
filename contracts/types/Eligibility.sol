// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

using EligibilityHash for Eligibility global;

/// @notice A signed statement that an account belongs to an audience in [from, until), at most 31 days.
/// @param value personal value (0 = none)
struct Eligibility {
    address account;
    uint8 audience;
    uint64 value;
    uint64 from;
    uint64 until;
}

bytes32 constant ELIGIBILITY_TYPEHASH =
    keccak256("Eligibility(address account,uint8 audience,uint64 value,uint64 from,uint64 until)");

/// @notice The EIP-712 struct hash of an eligibility; twin of `contracts/sdk/typedData/eligibilityTypedData.ts`.
library EligibilityHash {
    function hash(Eligibility memory eligibility) internal pure returns (bytes32) {
        return keccak256(abi.encode(ELIGIBILITY_TYPEHASH, eligibility));
    }
}
