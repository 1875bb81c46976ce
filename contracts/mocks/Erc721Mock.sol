// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @title An ERC-721 for tests: anyone mints
contract Erc721Mock is ERC721 {
    constructor() ERC721("Prize Painting", "PAINT") {}

    function mint(address account, uint256 id) external {
        _mint(account, id);
    }
}
