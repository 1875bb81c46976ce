// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice The first bytes of a promotion's terms: closeNoticeSeconds (4), holdSeconds (4), number of coupon roots (1).
/// Behind it the coupon roots (audience 1, root 32), then the rule book.
type TermsHeader is bytes32;

using TermsHeaderLib for TermsHeader global;

library TermsHeaderLib {
    uint256 private constant HEADER_BYTES = 9;
    uint256 private constant COUPON_BYTES = 33;

    function closeNoticeSeconds(TermsHeader self) internal pure returns (uint32) {
        return uint32(bytes4(TermsHeader.unwrap(self)));
    }

    function holdSeconds(TermsHeader self) internal pure returns (uint32) {
        return uint32(bytes4(TermsHeader.unwrap(self) << 32));
    }

    function couponCount(TermsHeader self) internal pure returns (uint256) {
        return uint8(bytes1(TermsHeader.unwrap(self) << 64));
    }

    /// @notice Where the rule book begins.
    function bookOffset(TermsHeader self) internal pure returns (uint256) {
        return couponOffset(self.couponCount());
    }

    /// @notice Where coupon root `index` begins.
    function couponOffset(uint256 index) internal pure returns (uint256) {
        return HEADER_BYTES + index * COUPON_BYTES;
    }
}
