// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IBurnCampaign} from "../interfaces/IBurnCampaign.sol";
import {ICampaign} from "../interfaces/ICampaign.sol";
import {CampaignBudget, IProgram} from "../interfaces/IProgram.sol";
import {IProgramFactory} from "../interfaces/IProgramFactory.sol";
import {AccountWord, AccountWordLib} from "../ledger/AccountWord.sol";
import {Lanes, LanesLib} from "../ledger/Lanes.sol";
import {Signatures} from "../signatures/Signatures.sol";
import {Burn} from "../types/Burn.sol";
import {Issuers} from "./Issuers.sol";
import {Points} from "./Points.sol";

/// @title Campaigns: launched from the factory's list, minting within their budgets, burning with the account's consent
abstract contract Campaigns is Points, Issuers, EIP712 {
    /// @inheritdoc IProgram
    address public immutable factory;

    mapping(address campaign => CampaignBudget) private _campaigns;
    /// @inheritdoc IProgram
    mapping(address campaign => uint256) public burnedFor;
    /// @inheritdoc IProgram
    mapping(bytes32 digest => bool) public isBurnUsed;
    /// @inheritdoc IProgram
    uint256 public campaignCount;

    constructor(address factory_) {
        factory = factory_;
    }

    // --------------------------------------------------------------------------------------------------- campaigns

    /// @inheritdoc IProgram
    function launch(
        address implementation,
        bytes calldata terms,
        uint256 mintBudget
    ) external onlyOwner returns (address campaign) {
        if (!IProgramFactory(factory).isImplementation(implementation)) revert NotImplementation(implementation);
        if (mintBudget > LanesLib.MAX_POINTS) revert MintBudgetTooLarge(mintBudget, LanesLib.MAX_POINTS);
        uint256 number = ++campaignCount;
        bytes memory args = abi.encodePacked(address(this), uint40(block.timestamp), terms);
        campaign = Clones.cloneDeterministicWithImmutableArgs(implementation, args, bytes32(number));
        _campaigns[campaign] = CampaignBudget({
            number: uint32(number),
            launchedAt: uint40(block.timestamp),
            budget: uint48(mintBudget),
            minted: 0,
            held: 0
        });
        emit CampaignLaunched(campaign, implementation, number, mintBudget);
        ICampaign(campaign).onLaunch();
    }

    /// @inheritdoc IProgram
    function mint(address account, uint256 amount) external {
        CampaignBudget storage campaign = _callingCampaign();
        _requireBudget(campaign, amount);
        campaign.minted += uint48(amount);
        _mintEarned(account, amount);
    }

    /// @inheritdoc IProgram
    function hold(uint256 amount) external {
        CampaignBudget storage campaign = _callingCampaign();
        _requireBudget(campaign, amount);
        campaign.held += uint48(amount);
    }

    /// @inheritdoc IProgram
    function release(address account, uint256 amount) external {
        _takeHeld(amount).minted += uint48(amount);
        _mintEarned(account, amount);
    }

    /// @inheritdoc IProgram
    function award(address account, uint256 amount) external {
        _takeHeld(amount).minted += uint48(amount);
        _mintLanes(account, Lanes.wrap(amount), amount, epoch());
    }

    /// @inheritdoc IProgram
    function cancelHold(uint256 amount) external {
        _takeHeld(amount);
    }

    /// @inheritdoc IProgram
    function campaignOf(address campaign) external view returns (CampaignBudget memory) {
        return _campaigns[campaign];
    }

    // ----------------------------------------------------------------------------------------------------- burning

    /// @inheritdoc IProgram
    function burn(uint256 amount) external {
        _burnOldest(msg.sender, amount, epoch());
    }

    /// @inheritdoc IProgram
    function burnFor(address campaign, uint256 amount, bytes calldata data) external {
        _burnFor(msg.sender, campaign, amount, data);
    }

    /// @inheritdoc IProgram
    function burnForWithSignature(Burn calldata wish, bytes calldata signature) external {
        if (block.timestamp > wish.deadline) revert BurnExpired(wish.deadline, block.timestamp);
        bytes32 digest = _hashTypedDataV4(wish.hash());
        if (isBurnUsed[digest]) revert BurnAlreadyUsed(digest);
        if (!Signatures.isSignedBy(wish.account, digest, signature)) revert NotSignedBy(wish.account);
        isBurnUsed[digest] = true;
        _burnFor(wish.account, wish.campaign, wish.amount, wish.data);
    }

    /// @inheritdoc IProgram
    function restore(address account, uint256 burned, bool revive) external returns (uint256 restored) {
        _callingCampaign();
        uint256 current = epoch();
        AccountWord word = AccountWord.wrap(burned);
        if (word.epoch() > current) revert RestoreFromFuture(word.epoch(), current);
        uint256 amount = word.lanes().sum();
        uint256 left = burnedFor[msg.sender];
        if (amount > left) revert RestoreExceeded(amount, left);
        burnedFor[msg.sender] = left - amount;

        Lanes living = word.lanesIn(current);
        uint256 lapsed = amount - living.sum();
        if (revive) {
            living = _withOldest(living, lapsed, current);
            lapsed = 0;
        }
        restored = amount - lapsed;
        _mintLanes(account, living, restored, current);
        emit PointsRestored(msg.sender, account, restored, lapsed);
    }

    // ----------------------------------------------------------------------------------------------------- helpers

    function _burnFor(address account, address campaign, uint256 amount, bytes calldata data) private {
        if (_campaigns[campaign].number == 0) revert NotCampaign(campaign);
        uint256 current = epoch();
        Lanes burned = _burnOldest(account, amount, current);
        burnedFor[campaign] += amount;
        emit PointsBurnedFor(campaign, account, amount);
        uint256 word = AccountWord.unwrap(AccountWordLib.pack(current, 0, burned));
        IBurnCampaign(campaign).onPointsBurned(account, amount, word, data);
    }

    function _callingCampaign() private view returns (CampaignBudget storage campaign) {
        campaign = _campaigns[msg.sender];
        if (campaign.number == 0) revert NotCampaign(msg.sender);
    }

    function _requireBudget(CampaignBudget storage campaign, uint256 amount) private view {
        uint256 left = campaign.budget - campaign.minted - campaign.held;
        if (amount > left) revert MintBudgetExceeded(amount, left);
    }

    function _takeHeld(uint256 amount) private returns (CampaignBudget storage campaign) {
        campaign = _callingCampaign();
        if (amount > campaign.held) revert HoldExceeded(amount, campaign.held);
        campaign.held -= uint48(amount);
    }
}
