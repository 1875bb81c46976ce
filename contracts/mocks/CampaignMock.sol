// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IBurnCampaign} from "../interfaces/IBurnCampaign.sol";
import {ICampaign} from "../interfaces/ICampaign.sol";
import {IProgram} from "../interfaces/IProgram.sol";

/// @title A campaign for tests that does whatever it is told
/// @dev Terms: empty, or "reject" to refuse its launch, or "hold" to hold 5 points in it.
contract CampaignMock is ICampaign, IBurnCampaign {
    event PointsTaken(address account, uint256 amount, uint256 burned, bytes data);

    error TermsRejected();
    error BurnRejected(bytes data);

    function onLaunch() external {
        if (msg.sender != program()) revert NotProgram(msg.sender);
        bytes32 wanted = keccak256(this.terms());
        if (wanted == keccak256("reject")) revert TermsRejected();
        if (wanted == keccak256("hold")) IProgram(program()).hold(5);
    }

    function onPointsBurned(address account, uint256 amount, uint256 burned, bytes calldata data) external {
        if (msg.sender != program()) revert NotProgram(msg.sender);
        if (keccak256(data) == keccak256("reject")) revert BurnRejected(data);
        emit PointsTaken(account, amount, burned, data);
    }

    function mint(address account, uint256 amount) external {
        IProgram(program()).mint(account, amount);
    }

    function hold(uint256 amount) external {
        IProgram(program()).hold(amount);
    }

    function release(address account, uint256 amount) external {
        IProgram(program()).release(account, amount);
    }

    function award(address account, uint256 amount) external {
        IProgram(program()).award(account, amount);
    }

    function cancelHold(uint256 amount) external {
        IProgram(program()).cancelHold(amount);
    }

    function restore(address account, uint256 burned, bool revive) external returns (uint256) {
        return IProgram(program()).restore(account, burned, revive);
    }

    function program() public view returns (address) {
        return address(bytes20(Clones.fetchCloneArgs(address(this))));
    }

    function launchedAt() external view returns (uint256) {
        bytes memory args = Clones.fetchCloneArgs(address(this));
        return uint40(uint200(bytes25(args)));
    }

    function terms() external view returns (bytes memory rest) {
        bytes memory args = Clones.fetchCloneArgs(address(this));
        rest = new bytes(args.length - 25);
        for (uint256 i; i < rest.length; ++i) {
            rest[i] = args[i + 25];
        }
    }
}
