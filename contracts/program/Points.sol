// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {AccountStatement, Expiry, IProgram, ProgramTerms} from "../interfaces/IProgram.sol";
import {AccountWord, AccountWordLib} from "../ledger/AccountWord.sol";
import {Lanes, LanesLib} from "../ledger/Lanes.sol";
import {TransferPolicy} from "../types/TransferPolicy.sol";

/// @title The ledger: points by age, one word an account
/// @notice What moves points, and what people ask about them; claims and campaigns build on it.
abstract contract Points is IProgram, ERC20 {
    uint256 private constant FIRST_EPOCH = 4;
    uint256 private constant MIN_EPOCH_SECONDS = 1 days;
    uint256 private constant MAX_TIERS = 5;

    /// @inheritdoc IProgram
    TransferPolicy public immutable transferPolicy;
    /// @inheritdoc IProgram
    uint256 public immutable firstEpochAt;
    /// @inheritdoc IProgram
    uint256 public immutable epochSeconds;
    /// @dev 48 bits a tier, that of tier 1 lowest; 0 when tiers are not used.
    uint256 internal immutable _tierThresholds;

    /// @dev A struct, so that its place in storage is computed once.
    struct Account {
        AccountWord word;
    }

    AccountWord internal _supply;
    mapping(address account => Account) internal _accounts;
    /// @dev Written only in programs with tiers; the total is not used.
    mapping(address account => AccountWord) private _earned;

    constructor(ProgramTerms memory terms) ERC20(terms.name, terms.symbol) {
        if (bytes(terms.name).length == 0) revert InvalidTerms("name", 0);
        if (bytes(terms.symbol).length == 0) revert InvalidTerms("symbol", 0);
        if (terms.firstEpochAt == 0 || terms.firstEpochAt > block.timestamp) {
            revert InvalidTerms("firstEpochAt", terms.firstEpochAt);
        }
        if (terms.epochSeconds < MIN_EPOCH_SECONDS) revert InvalidTerms("epochSeconds", terms.epochSeconds);
        transferPolicy = terms.transferPolicy;
        firstEpochAt = terms.firstEpochAt;
        epochSeconds = terms.epochSeconds;
        _tierThresholds = _packThresholds(terms.tierThresholds);
        // Not left zero, so that the first member's claim costs what everybody's does.
        _supply = AccountWordLib.pack(FIRST_EPOCH, 0, Lanes.wrap(0));
    }

    // ------------------------------------------------------------------------------------------- views for people

    /// @notice Points have no decimals.
    function decimals() public pure override returns (uint8) {
        return 0;
    }

    /// @inheritdoc IERC20
    function balanceOf(address account) public view override(ERC20, IERC20) returns (uint256) {
        return _accounts[account].word.lanesIn(epoch()).sum();
    }

    /// @inheritdoc IERC20
    function totalSupply() public view override(ERC20, IERC20) returns (uint256) {
        return _supply.lanesIn(epoch()).sum();
    }

    /// @inheritdoc IProgram
    function expiries(address account) public view returns (Expiry[4] memory list) {
        uint256 current = epoch();
        Lanes living = _accounts[account].word.lanesIn(current);
        for (uint256 i; i < LanesLib.COUNT; ++i) {
            list[i].points = living.ofAge(LanesLib.COUNT - 1 - i);
            list[i].expiresAt = _startOf(current + 1 + i);
        }
    }

    /// @inheritdoc IProgram
    function statementOf(address account) external view returns (AccountStatement memory statement) {
        AccountWord word = _accounts[account].word;
        statement.claimed = word.total();
        statement.living = balanceOf(account);
        statement.expired = word.lanes().sum() - statement.living;
        statement.earned = _earned[account].lanesIn(epoch()).sum();
        statement.expiries = expiries(account);
    }

    /// @inheritdoc IProgram
    function tierOf(address account) external view returns (uint8 tier) {
        if (_tierThresholds == 0) return 0;
        uint256 earned = _earned[account].lanesIn(epoch()).sum();
        for (uint256 left = _tierThresholds; left != 0; left >>= LanesLib.BITS) {
            if (earned < left & LanesLib.MAX_POINTS) break;
            ++tier;
        }
    }

    /// @inheritdoc IProgram
    function tierThresholds() external view returns (uint256[] memory list) {
        uint256 count;
        while (count < MAX_TIERS && _tierThresholds >> (count * LanesLib.BITS) != 0) ++count;
        list = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            list[i] = (_tierThresholds >> (i * LanesLib.BITS)) & LanesLib.MAX_POINTS;
        }
    }

    /// @inheritdoc IProgram
    function epoch() public view returns (uint256 current) {
        uint256 begunAt = firstEpochAt;
        uint256 length = epochSeconds;
        // Not below 0 and never divided by 0 (constructor); above 16 bits not before the year 2149, as epochs last a
        // day at least and begin after 1970.
        assembly ("memory-safe") {
            current := add(FIRST_EPOCH, div(sub(timestamp(), begunAt), length))
        }
    }

    /// @inheritdoc IProgram
    function accountWord(address account) external view returns (uint256) {
        return AccountWord.unwrap(_accounts[account].word);
    }

    /// @inheritdoc IProgram
    function totalSupplyWord() external view returns (uint256) {
        return AccountWord.unwrap(_supply);
    }

    // --------------------------------------------------------------------------------------------- points that move

    /// @dev A transfer between two accounts; the base contract has excluded the zero address.
    function _update(address from, address to, uint256 amount) internal override {
        if (transferPolicy == TransferPolicy.None) revert TransfersDisabled();
        if (transferPolicy == TransferPolicy.MembersOnly && AccountWord.unwrap(_accounts[to].word) == 0) {
            revert NotMember(to);
        }
        // No points, no movement: otherwise a transfer of nothing would make its sender a member.
        if (amount != 0) {
            uint256 current = epoch();
            Lanes moved = _debit(from, amount, current);
            _accounts[to].word = _settled(to, _accounts[to].word, current).plus(moved, 0);
        }
        emit Transfer(from, to, amount);
    }

    /// @dev Mints what no claim gave; it leaves the epoch's mint cap alone.
    function _mintLanes(address account, Lanes points, uint256 amount, uint256 current) internal {
        if (amount == 0) return;
        _supply = _grown(_rolled(_supply, current), points);
        _accounts[account].word = _settled(account, _accounts[account].word, current).plus(points, 0);
        emit Transfer(address(0), account, amount);
    }

    function _mintEarned(address account, uint256 amount) internal {
        uint256 current = epoch();
        _mintLanes(account, Lanes.wrap(amount), amount, current);
        if (_tierThresholds != 0) _countEarned(account, Lanes.wrap(amount), current);
    }

    /// @dev Checked, unlike an account's points: what was spent has left the supply but still counts as earned.
    function _countEarned(address account, Lanes points, uint256 current) internal {
        AccountWord earned = AccountWordLib.pack(current, 0, _earned[account].lanesIn(current));
        _earned[account] = _grown(earned, points);
    }

    function _burnOldest(address account, uint256 amount, uint256 current) internal returns (Lanes burned) {
        if (amount == 0) revert NothingToBurn();
        burned = _debit(account, amount, current);
        _supply = _rolled(_supply, current).minus(burned);
        emit Transfer(account, address(0), amount);
    }

    /// @dev Takes the oldest points out of an account.
    function _debit(address account, uint256 amount, uint256 current) private returns (Lanes taken) {
        AccountWord word = _settled(account, _accounts[account].word, current);
        uint256 balance = word.lanes().sum();
        if (balance < amount) revert ERC20InsufficientBalance(account, balance, amount);
        taken = word.lanes().oldest(amount);
        _accounts[account].word = word.minus(taken);
    }

    /// @dev The account's word in the running epoch, after telling the world what expired; the caller stores it.
    function _settled(address account, AccountWord word, uint256 current) internal returns (AccountWord) {
        if (word.epoch() == current) return word;
        // Asked here, not of every caller: the zero address never has a word of the running epoch.
        if (account == address(0)) revert ERC20InvalidReceiver(account);
        Lanes living = word.lanesIn(current);
        uint256 expired = word.lanes().sum() - living.sum();
        if (expired != 0) emit Transfer(account, address(0), expired);
        return AccountWordLib.pack(current, word.total(), living);
    }

    /// @dev The supply's word in the running epoch, in which nothing may have been minted yet; the caller stores it.
    function _rolled(AccountWord supply, uint256 current) internal pure returns (AccountWord) {
        if (supply.epoch() == current) return supply;
        return AccountWordLib.pack(current, 0, supply.lanesIn(current));
    }

    /// @dev With more points; accounts need no such check, because none of their lanes exceeds the supply's.
    function _grown(AccountWord word, Lanes points) private pure returns (AccountWord) {
        if (word.overflowsWith(points)) _revertOverflow(word, points);
        return word.plus(points, 0);
    }

    function _revertOverflow(AccountWord word, Lanes points) internal pure {
        Lanes lanes = word.lanes();
        uint256 age = LanesLib.COUNT - 1;
        while (lanes.ofAge(age) + points.ofAge(age) <= LanesLib.MAX_POINTS) --age;
        revert LaneOverflow(word.epoch() - age, lanes.ofAge(age), points.ofAge(age));
    }

    /// @dev Adds points to the oldest living epoch.
    function _withOldest(Lanes living, uint256 amount, uint256 current) internal pure returns (Lanes) {
        uint256 oldestAge = LanesLib.COUNT - 1;
        if (living.ofAge(oldestAge) + amount > LanesLib.MAX_POINTS) {
            revert LaneOverflow(current - oldestAge, living.ofAge(oldestAge), amount);
        }
        return living.plus(Lanes.wrap(amount << (oldestAge * LanesLib.BITS)));
    }

    function _startOf(uint256 epoch_) private view returns (uint256) {
        return firstEpochAt + (epoch_ - FIRST_EPOCH) * epochSeconds;
    }

    function _packThresholds(uint48[] memory thresholds) private pure returns (uint256 packed) {
        if (thresholds.length > MAX_TIERS) revert InvalidTerms("tierThresholds", thresholds.length);
        uint256 last;
        for (uint256 i; i < thresholds.length; ++i) {
            if (thresholds[i] <= last) revert InvalidTerms("tierThresholds", thresholds[i]);
            last = thresholds[i];
            packed |= last << (i * LanesLib.BITS);
        }
    }
}
