// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ProgramTerms} from "../../contracts/interfaces/IProgram.sol";
import {AccountWord, AccountWordLib} from "../../contracts/ledger/AccountWord.sol";
import {Lanes} from "../../contracts/ledger/Lanes.sol";
import {CampaignMock} from "../../contracts/mocks/CampaignMock.sol";
import {Program} from "../../contracts/Program.sol";
import {ProgramFactory} from "../../contracts/ProgramFactory.sol";
import {Role} from "../../contracts/types/Role.sol";
import {TransferPolicy} from "../../contracts/types/TransferPolicy.sol";
import {Test} from "../support/Test.sol";

/// @notice Does to a program what members, issuer and campaigns may do, in any order, and keeps its own books: points
/// by member and epoch in a plain table. No call here may revert.
contract LedgerHandler is Test {
    uint256 public constant MEMBERS = 4;
    uint256 public constant CAP = 60_000;
    uint256 public constant BUDGET = 1_000_000_000;
    uint256 private constant ISSUER_KEY = 0xC1A1;
    uint256 private constant EPOCH_SECONDS = 90 days;

    struct Signed {
        address account;
        uint256 word;
    }

    struct Burned {
        address account;
        uint256 amount;
        uint256 epoch;
        mapping(uint256 epoch => uint256) points;
    }

    Program public immutable program;
    CampaignMock public immutable campaign;

    mapping(address member => mapping(uint256 epoch => uint256)) public points;
    mapping(address member => mapping(uint256 epoch => uint256)) private _earned;
    mapping(address member => uint256) public claimed;
    mapping(uint256 epoch => uint256) public claimMinted;
    uint256 public minted;
    uint256 public held;
    uint256 public burnedForCampaign;

    Signed[] private _signed;
    Burned[] private _burned;

    constructor() {
        vm.warp(1_700_000_000);
        address[] memory list = new address[](1);
        list[0] = address(new CampaignMock());
        ProgramTerms memory terms = ProgramTerms({
            name: "Corner Shop",
            symbol: "CORNER",
            owner: address(this),
            transferPolicy: TransferPolicy.Free,
            firstEpochAt: uint40(block.timestamp),
            epochSeconds: uint32(EPOCH_SECONDS),
            epochMintCap: uint48(CAP),
            tierThresholds: new uint48[](0)
        });
        program = Program(new ProgramFactory(list).create(terms));
        program.addIssuer(vm.addr(ISSUER_KEY), Role.Claims, uint40(block.timestamp));
        campaign = CampaignMock(program.launch(list[0], "", BUDGET));
    }

    function member(uint256 index) public pure returns (address) {
        return address(uint160(0xA11CE + (index % MEMBERS)));
    }

    function earn(uint256 who, uint256 amount) external {
        _earned[member(who)][program.epoch()] += bound(amount, 1, 8_000);
    }

    /// @dev Signs the truth of up to six epochs ago; what is signed may be sent now, later, often, or never.
    function sign(uint256 who, uint256 age, bool send) external {
        uint256 current = program.epoch();
        age = bound(age, 0, 6);
        uint256 ofEpoch = current < 4 + age ? 4 : current - age;
        uint256 word = ofEpoch;
        for (uint256 back = 5; back != 0; --back) {
            word = (word << 48) | _totalAt(member(who), ofEpoch + 1 - back);
        }
        _signed.push(Signed(member(who), word));
        if (send) _send(_signed.length - 1);
    }

    function replay(uint256 index) external {
        if (_signed.length != 0) _send(index % _signed.length);
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external {
        amount = bound(amount, 0, program.balanceOf(member(from)));
        vm.prank(member(from));
        program.transfer(member(to), amount);
        _give(member(to), _take(member(from), amount));
    }

    function burn(uint256 who, uint256 amount) external {
        uint256 balance = program.balanceOf(member(who));
        if (balance == 0) return;
        amount = bound(amount, 1, balance);
        vm.prank(member(who));
        program.burn(amount);
        _take(member(who), amount);
    }

    function burnFor(uint256 who, uint256 amount) external {
        uint256 balance = program.balanceOf(member(who));
        if (balance == 0) return;
        amount = bound(amount, 1, balance);
        vm.prank(member(who));
        program.burnFor(address(campaign), amount, "");
        uint256[4] memory taken = _take(member(who), amount);
        Burned storage burned = _burned.push();
        burned.account = member(who);
        burned.amount = amount;
        burned.epoch = program.epoch();
        for (uint256 age; age < 4; ++age) {
            burned.points[burned.epoch - age] = taken[age];
        }
        burnedForCampaign += amount;
    }

    function restore(uint256 index, bool revive) external {
        if (_burned.length == 0) return;
        Burned storage burned = _burned[index % _burned.length];
        if (burned.amount == 0) return;
        uint256 current = program.epoch();
        uint256 lanes;
        for (uint256 age; age < 4; ++age) {
            uint256 lot = burned.epoch - age;
            lanes |= burned.points[lot] << (48 * age);
            if (lot + 3 >= current) points[burned.account][lot] += burned.points[lot];
            else if (revive) points[burned.account][current - 3] += burned.points[lot];
        }
        uint256 word = AccountWord.unwrap(AccountWordLib.pack(burned.epoch, 0, Lanes.wrap(lanes)));
        campaign.restore(burned.account, word, revive);
        burnedForCampaign -= burned.amount;
        burned.amount = 0;
    }

    function mint(uint256 who, uint256 amount) external {
        amount = bound(amount, 0, 500);
        campaign.mint(member(who), amount);
        minted += amount;
        points[member(who)][program.epoch()] += amount;
    }

    function hold(uint256 amount) external {
        amount = bound(amount, 1, 500);
        campaign.hold(amount);
        held += amount;
    }

    function settleHold(uint256 who, uint256 amount, uint256 how) external {
        amount = bound(amount, 0, held);
        held -= amount;
        if (how % 3 == 0) return campaign.cancelHold(amount);
        if (how % 3 == 1) campaign.release(member(who), amount);
        else campaign.award(member(who), amount);
        minted += amount;
        points[member(who)][program.epoch()] += amount;
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 days, 120 days));
    }

    function _send(uint256 index) private {
        Signed memory signed = _signed[index];
        uint64 deadline = uint64(block.timestamp);
        bytes32 typehash = keccak256("Claim(address account,uint256 word,uint64 deadline)");
        bytes32 digest = _digest(keccak256(abi.encode(typehash, signed.account, signed.word, deadline)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ISSUER_KEY, digest);
        (bool fits, uint256 wouldMint) = _book(signed.account, signed.word);
        if (!fits) {
            vm.expectRevert(abi.encodeWithSignature("EpochMintCapExceeded(uint256,uint256)", wouldMint, CAP));
        }
        program.claim(signed.account, signed.word, deadline, abi.encodePacked(r, s, v));
    }

    /// @dev Books a claim epoch by epoch, if the cap allows it.
    function _book(address account, uint256 word) private returns (bool fits, uint256 wouldMint) {
        uint256 current = program.epoch();
        uint256[5] memory gained;
        uint256 reached = claimed[account];
        for (uint256 i; i < 5; ++i) {
            uint256 total = (word >> (48 * (4 - i))) & (2 ** 48 - 1);
            if (total <= reached) continue;
            gained[i] = total - reached;
            reached = total;
        }
        if (reached == claimed[account]) return (true, 0);
        uint256 first = (word >> 240) - 4;
        wouldMint = claimMinted[current];
        for (uint256 i = 1; i < 5; ++i) {
            if (first + i + 3 >= current) wouldMint += gained[i];
        }
        if (wouldMint > CAP) return (false, wouldMint);
        claimMinted[current] = wouldMint;
        claimed[account] = reached;
        for (uint256 i = 1; i < 5; ++i) {
            if (first + i + 3 >= current) points[account][first + i] += gained[i];
        }
        fits = true;
    }

    /// @return taken by age
    function _take(address account, uint256 amount) private returns (uint256[4] memory taken) {
        uint256 current = program.epoch();
        for (uint256 age = 4; age != 0;) {
            --age;
            uint256 part = points[account][current - age];
            if (part > amount) part = amount;
            points[account][current - age] -= part;
            taken[age] = part;
            amount -= part;
        }
    }

    function _give(address account, uint256[4] memory taken) private {
        for (uint256 age; age < 4; ++age) {
            points[account][program.epoch() - age] += taken[age];
        }
    }

    function _totalAt(address account, uint256 epoch) private view returns (uint256 total) {
        for (uint256 lot = 4; lot <= epoch; ++lot) {
            total += _earned[account][lot];
        }
    }

    function _digest(bytes32 structHash) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Bonafide Program"),
                keccak256("1"),
                block.chainid,
                address(program)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
