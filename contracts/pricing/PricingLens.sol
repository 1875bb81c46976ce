// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Context} from "../types/Context.sol";
import {Line} from "../types/Line.sol";
import {PriceResult} from "../types/PriceResult.sol";
import {RuleBook} from "../types/Rule.sol";
import {Pricing} from "./Pricing.sol";
import {RuleBookCodec} from "./RuleBookCodec.sol";
import {RuleBookValidation} from "./RuleBookValidation.sol";
import {RuleLimits} from "./RuleLimits.sol";

/// @title The pricing library for everyone
/// @notice Prices any basket under any rule book, before a campaign exists or without one. Holds nothing.
contract PricingLens {
    /// @notice The outcome of one call of `tryAll`: what it returned, or its error.
    struct Answer {
        bool succeeded;
        bytes data;
    }

    /// @notice The bytes of a rule book that can be launched.
    function encode(RuleBook calldata book) external pure returns (bytes memory encoded) {
        encoded = RuleBookCodec.encode(book);
        RuleBookValidation.check(encoded);
    }

    /// @notice The rule book in its bytes; reverts unless it can be launched.
    function decode(bytes calldata encoded) external pure returns (RuleBook memory) {
        RuleBookValidation.check(encoded);
        return RuleBookCodec.decode(encoded);
    }

    /// @notice The price of a basket.
    /// @param encoded bytes of `encode`; reverts unless the book can be launched
    function price(
        bytes calldata encoded,
        Line[] calldata lines,
        Context calldata context
    ) external pure returns (PriceResult memory) {
        RuleBookValidation.check(encoded);
        return
            Pricing.price(
                encoded,
                lines,
                context.time,
                context.tier,
                context.audiences,
                context.available,
                new RuleLimits[](0)
            );
    }

    /// @notice Many calls of this contract in one, each with its own success or error.
    function tryAll(bytes[] calldata calls) external view returns (Answer[] memory answers) {
        answers = new Answer[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            (answers[i].succeeded, answers[i].data) = address(this).staticcall(calls[i]);
        }
    }
}
