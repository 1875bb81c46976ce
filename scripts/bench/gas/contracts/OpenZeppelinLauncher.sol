// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";

/// @notice A campaign that keeps its terms in storage, set once.
contract OpenZeppelinCampaign is Initializable {
    address public program;
    bytes public terms;

    function initialize(bytes calldata terms_) external initializer {
        program = msg.sender;
        terms = terms_;
    }
}

/// @notice The usual way to launch: the owner clones, initialises, registers and announces a campaign.
contract OpenZeppelinLauncher is Ownable {
    event CampaignLaunched(address indexed campaign, address indexed implementation);

    mapping(address campaign => bool) public isCampaign;

    constructor() Ownable(msg.sender) {}

    function launch(address implementation, bytes calldata terms) external onlyOwner {
        address campaign = Clones.clone(implementation);
        isCampaign[campaign] = true;
        emit CampaignLaunched(campaign, implementation);
        OpenZeppelinCampaign(campaign).initialize(terms);
    }

    /// @notice Clones only, for peers that initialise themselves.
    function clone(address implementation) external returns (address) {
        return Clones.clone(implementation);
    }
}
