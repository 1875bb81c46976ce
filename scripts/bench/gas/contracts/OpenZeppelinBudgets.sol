// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice OpenZeppelin's ERC-20 whose minters have a budget each, as our campaigns have.
contract OpenZeppelinBudgets is ERC20, Ownable {
    mapping(address minter => uint256) public budgetOf;

    constructor() ERC20("OpenZeppelin", "OZ") Ownable(msg.sender) {}

    function setBudget(address minter, uint256 budget) external onlyOwner {
        budgetOf[minter] = budget;
    }

    function mint(address account, uint256 amount) external {
        budgetOf[msg.sender] -= amount;
        _mint(account, amount);
    }
}
