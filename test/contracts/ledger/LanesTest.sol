// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Lanes, LanesLib} from "../../../contracts/ledger/Lanes.sol";
import {Test} from "../../support/Test.sol";

/// @notice Lane arithmetic against one lane at a time.
contract LanesTest is Test {
    function _pack(uint48[4] memory points) private pure returns (Lanes) {
        return
            Lanes.wrap(
                uint256(points[0]) |
                    (uint256(points[1]) << 48) |
                    (uint256(points[2]) << 96) |
                    (uint256(points[3]) << 144)
            );
    }

    function testFuzz_sumAndAge(uint48[4] memory points, uint256 epochs) external pure {
        epochs = bound(epochs, 0, 2 ** 16);
        Lanes lanes = _pack(points);
        assertEq(lanes.sum(), uint256(points[0]) + points[1] + points[2] + points[3], "sum");
        Lanes aged = lanes.aged(epochs);
        for (uint256 age; age < 4; ++age) {
            assertEq(aged.ofAge(age), age < epochs ? 0 : points[age - epochs], "aged");
        }
        assertTrue(Lanes.unwrap(aged) <= LanesLib.MASK, "nothing above the lanes");
    }

    function testFuzz_oldestTakesFromTheOldestFirst(uint48[4] memory points, uint256 amount) external pure {
        Lanes lanes = _pack(points);
        amount = bound(amount, 0, lanes.sum() + 10);
        Lanes taken = lanes.oldest(amount);
        assertEq(taken.sum(), amount < lanes.sum() ? amount : lanes.sum(), "how many");
        for (uint256 age; age < 3; ++age) {
            bool olderLeft = taken.ofAge(age + 1) < points[age + 1];
            assertTrue(!olderLeft || taken.ofAge(age) == 0, "an older one was left");
        }
        Lanes rest = lanes.minus(taken);
        for (uint256 age; age < 4; ++age) {
            assertEq(rest.ofAge(age) + taken.ofAge(age), points[age], "nothing lost");
        }
    }

    function testFuzz_overflowIsSeenInEveryLane(uint48[4] memory points, uint48[4] memory more) external pure {
        bool overflows;
        for (uint256 age; age < 4; ++age) {
            if (uint256(points[age]) + more[age] > type(uint48).max) overflows = true;
        }
        assertTrue(_pack(points).overflowsWith(_pack(more)) == overflows, "overflow");
    }
}
