// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title An ERC-20 for tests: anyone mints, an account can be blocked, transfers can cost a fee
contract Erc20Mock is ERC20 {
    error Blocked(address account);

    uint256 public immutable feeBps;
    mapping(address account => bool) public isBlocked;

    constructor(uint256 feeBps_) ERC20("Prize Coin", "PRIZE") {
        feeBps = feeBps_;
    }

    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }

    function setBlocked(address account, bool blocked) external {
        isBlocked[account] = blocked;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (isBlocked[to]) revert Blocked(to);
        uint256 fee = from == address(0) || to == address(0) ? 0 : (amount * feeBps) / 10_000;
        super._update(from, to, amount - fee);
        if (fee != 0) super._update(from, address(0), fee);
    }
}
