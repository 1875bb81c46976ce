// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {CampaignBudget, Expiry} from "../../contracts/interfaces/IProgram.sol";
import {Program} from "../../contracts/Program.sol";
import {Test} from "../support/Test.sol";
import {LedgerHandler} from "./LedgerHandler.sol";

/// @notice What holds of the ledger after any history. One function, so that a call is made once for all of it.
contract LedgerInvariants is Test {
    LedgerHandler private _handler;
    Program private _program;

    function setUp() external {
        _handler = new LedgerHandler();
        _program = _handler.program();
    }

    function targetContracts() external view returns (address[] memory list) {
        list = new address[](1);
        list[0] = address(_handler);
    }

    function invariant_ledgerHoldsWhatTheBooksSay() external view {
        uint256 current = _program.epoch();
        uint256 sum;
        uint256[4] memory supply;
        for (uint256 i; i < _handler.MEMBERS(); ++i) {
            address member = _handler.member(i);
            Expiry[4] memory expiries = _program.expiries(member);
            uint256 balance;
            for (uint256 k; k < 4; ++k) {
                // The soonest to expire is the oldest.
                assertEq(expiries[k].points, _handler.points(member, current - 3 + k), "points of an epoch");
                balance += expiries[k].points;
                supply[3 - k] += expiries[k].points;
            }
            assertEq(_program.balanceOf(member), balance, "balance");
            assertEq((_program.accountWord(member) >> 192) & (2 ** 48 - 1), _handler.claimed(member), "claimed");
            sum += balance;
        }
        assertEq(_program.totalSupply(), sum, "total supply");
        _checkSupplyWord(current, supply);
        _checkCampaign();
    }

    function _checkSupplyWord(uint256 current, uint256[4] memory supply) private view {
        uint256 word = _program.totalSupplyWord();
        uint256 writtenIn = word >> 240;
        for (uint256 age = current - writtenIn; age < 4; ++age) {
            uint256 lane = (word >> (48 * (age - (current - writtenIn)))) & (2 ** 48 - 1);
            assertEq(lane, supply[age], "supply of an epoch");
        }
        uint256 minted = (word >> 192) & (2 ** 48 - 1);
        assertEq(minted, _handler.claimMinted(writtenIn), "minted by claims");
        assertTrue(minted <= _handler.CAP(), "mint cap");
    }

    function _checkCampaign() private view {
        CampaignBudget memory budget = _program.campaignOf(address(_handler.campaign()));
        assertEq(budget.minted, _handler.minted(), "minted by the campaign");
        assertEq(budget.held, _handler.held(), "held by the campaign");
        assertTrue(uint256(budget.minted) + budget.held <= budget.budget, "budget");
        assertEq(_program.burnedFor(address(_handler.campaign())), _handler.burnedForCampaign(), "burned for it");
    }
}
