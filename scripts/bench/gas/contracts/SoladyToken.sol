// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

import {ERC20} from "solady/src/tokens/ERC20.sol";

/// @notice Solady's ERC-20 and nothing else: anyone may mint.
contract SoladyToken is ERC20 {
    function name() public pure override returns (string memory) {
        return "Solady";
    }

    function symbol() public pure override returns (string memory) {
        return "SOLADY";
    }

    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }

    function mintMany(address[] calldata accounts, uint256 amount) external {
        for (uint256 i = 0; i < accounts.length; ++i) {
            _mint(accounts[i], amount);
        }
    }

    function burn(uint256 amount) external {
        _burn(msg.sender, amount);
    }
}
