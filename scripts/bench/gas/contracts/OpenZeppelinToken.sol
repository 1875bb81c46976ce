// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";

/// @notice OpenZeppelin's ERC-20 and nothing else: anyone may mint.
contract OpenZeppelinToken is ERC20Burnable {
    constructor() ERC20("OpenZeppelin", "OZ") {}

    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }
}
