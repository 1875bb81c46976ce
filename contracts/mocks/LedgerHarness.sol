// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {AccountWord, AccountWordLib} from "../ledger/AccountWord.sol";
import {ClaimWord} from "../ledger/ClaimWord.sol";
import {Lanes} from "../ledger/Lanes.sol";

/// @title The ledger's arithmetic, callable by the differential test
contract LedgerHarness {
    /// @notice The words after each claim, sent in its epoch, and the points each adds.
    function claim(
        uint256[] calldata accounts,
        uint256[] calldata claims,
        uint256[] calldata epochs
    ) external pure returns (uint256[] memory words, uint256[] memory minted) {
        words = new uint256[](accounts.length);
        minted = new uint256[](accounts.length);
        for (uint256 i; i < accounts.length; ++i) {
            AccountWord account = AccountWord.wrap(accounts[i]);
            (Lanes earned, uint256 raised) = ClaimWord.wrap(claims[i]).unclaimed(account.total(), epochs[i]);
            minted[i] = earned.sumOfFew();
            words[i] = accounts[i];
            if (raised == 0) continue;
            AccountWord rolled = AccountWordLib.pack(epochs[i], account.total(), account.lanesIn(epochs[i]));
            words[i] = AccountWord.unwrap(rolled.plus(earned, raised));
        }
    }
}
