// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Pricing} from "../pricing/Pricing.sol";
import {RuleLimits} from "../pricing/RuleLimits.sol";
import {Context} from "../types/Context.sol";
import {Line} from "../types/Line.sol";
import {PriceResult} from "../types/PriceResult.sol";

/// @notice Only the pricing of a campaign: the book is in the clone's code.
contract PricingMock {
    event Launched(address campaign);

    function launch(bytes calldata book) external {
        emit Launched(Clones.cloneWithImmutableArgs(address(this), book));
    }

    function price(Line[] calldata lines, Context calldata context) external view returns (PriceResult memory) {
        return
            Pricing.price(
                Clones.fetchCloneArgs(address(this)),
                lines,
                context.time,
                context.tier,
                context.audiences,
                context.available,
                new RuleLimits[](0)
            );
    }
}
