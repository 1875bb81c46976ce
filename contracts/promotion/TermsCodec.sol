// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {RuleBookCodec} from "../pricing/RuleBookCodec.sol";
import {RuleBookValidation} from "../pricing/RuleBookValidation.sol";
import {CouponRoot, PromotionTerms} from "../types/PromotionTerms.sol";
import {TermsHeader, TermsHeaderLib} from "./TermsHeader.sol";

/// @title The terms of a promotion as bytes, and back
/// @notice The header and the coupon roots (`TermsHeader`), then the rule book. Twin of `contracts/sdk/promotion/encodeTerms.ts`.
/// @dev A contract of its own, because `Promotion` would not fit into one with it. Holds nothing.
contract TermsCodec {
    error TermsTooShort(uint256 length, uint256 least);
    error TooManyCouponRoots(uint256 count, uint256 most);
    error CouponRootsNotAscending(uint256 index, uint8 audience);
    error CouponRootEmpty(uint8 audience);

    /// @notice The bytes to launch a campaign with.
    function encode(PromotionTerms calldata terms) external pure returns (bytes memory data) {
        uint256 count = terms.coupons.length;
        if (count > type(uint8).max) revert TooManyCouponRoots(count, type(uint8).max);
        data = abi.encodePacked(terms.closeNoticeSeconds, terms.holdSeconds, uint8(count));
        for (uint256 i = 0; i < count; ++i) {
            data = abi.encodePacked(data, terms.coupons[i].audience, terms.coupons[i].root);
        }
        return abi.encodePacked(data, RuleBookCodec.encode(terms.book));
    }

    /// @notice The terms in `data`.
    function decode(bytes calldata data) external pure returns (PromotionTerms memory terms) {
        bytes memory book;
        (terms, book) = _split(data);
        terms.book = RuleBookCodec.decode(book);
    }

    /// @notice Reverts with the reason when `data` cannot be launched.
    function validate(bytes calldata data) external pure {
        (PromotionTerms memory terms, bytes memory book) = _split(data);
        RuleBookValidation.check(book);
        uint8 previous;
        for (uint256 i = 0; i < terms.coupons.length; ++i) {
            CouponRoot memory coupon = terms.coupons[i];
            if (coupon.audience <= previous) revert CouponRootsNotAscending(i, coupon.audience);
            if (coupon.root == 0) revert CouponRootEmpty(coupon.audience);
            previous = coupon.audience;
        }
    }

    /// @dev The terms without their rule book, and its bytes.
    function _split(bytes calldata data) private pure returns (PromotionTerms memory terms, bytes memory book) {
        TermsHeader header = TermsHeader.wrap(bytes32(data));
        if (data.length < header.bookOffset()) revert TermsTooShort(data.length, header.bookOffset());
        terms.closeNoticeSeconds = header.closeNoticeSeconds();
        terms.holdSeconds = header.holdSeconds();
        terms.coupons = new CouponRoot[](header.couponCount());
        for (uint256 i = 0; i < terms.coupons.length; ++i) {
            uint256 offset = TermsHeaderLib.couponOffset(i);
            terms.coupons[i] = CouponRoot(uint8(data[offset]), bytes32(data[offset + 1:offset + 33]));
        }
        book = data[header.bookOffset():];
    }
}
