// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ProgramTerms} from "./interfaces/IProgram.sol";
import {Campaigns} from "./program/Campaigns.sol";
import {Claims} from "./program/Claims.sol";
import {Points} from "./program/Points.sol";

/// @title A merchant's loyalty program
/// @notice See `IProgram`: points (`Points`), how members get them (`Claims`), what campaigns do with them (`Campaigns`),
/// and the keys that sign for the merchant (`Issuers`).
/// @dev Deployed by `ProgramFactory`, not cloned: a clone adds 2 700 gas to every call.
contract Program is Claims, Campaigns {
    constructor(
        ProgramTerms memory terms
    ) Ownable(terms.owner) EIP712("Bonafide Program", "1") Points(terms) Claims(terms) Campaigns(msg.sender) {}
}
