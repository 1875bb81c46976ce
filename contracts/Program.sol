// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IBurnCampaign} from "./interfaces/IBurnCampaign.sol";
import {ICampaign} from "./interfaces/ICampaign.sol";
import {AccountStatement, CampaignBudget, Expiry, IProgram, Issuer, ProgramTerms} from "./interfaces/IProgram.sol";
import {IProgramFactory} from "./interfaces/IProgramFactory.sol";
import {AccountWord, AccountWordLib} from "./ledger/AccountWord.sol";
import {ClaimWord} from "./ledger/ClaimWord.sol";
import {IssuerWord, IssuerWordLib} from "./ledger/IssuerWord.sol";
import {Lanes, LanesLib} from "./ledger/Lanes.sol";
import {MerkleRoot} from "./merkle/MerkleRoot.sol";
import {Signatures} from "./signatures/Signatures.sol";
import {Burn} from "./types/Burn.sol";
import {Claim} from "./types/Claim.sol";
import {Role} from "./types/Role.sol";
import {TransferPolicy} from "./types/TransferPolicy.sol";

/// @title A merchant's loyalty program
/// @notice See `IProgram`. Deployed by `ProgramFactory`, not cloned: a clone adds 2 700 gas to every call.
contract Program is IProgram, ERC20, EIP712, Ownable2Step {
    uint256 private constant FIRST_EPOCH = 4;
    uint256 private constant MIN_EPOCH_SECONDS = 1 days;
    uint256 private constant MAX_TIERS = 5;
    uint256 private constant CAP_DELAY_SECONDS = 7 days;
    uint256 private constant ROOT_INTERVAL_SECONDS = 30 days;
    uint256 private constant RETIRE_NOTICE_SECONDS = 10 minutes;

    /// @inheritdoc IProgram
    address public immutable factory;
    /// @inheritdoc IProgram
    TransferPolicy public immutable transferPolicy;
    /// @inheritdoc IProgram
    uint256 public immutable firstEpochAt;
    /// @inheritdoc IProgram
    uint256 public immutable epochSeconds;

    bytes32 private immutable _domainSeparator;
    uint256 private immutable _chainId;
    uint256 private immutable _initialEpochMintCap;
    /// @dev 48 bits a tier, that of tier 1 lowest; 0 when tiers are not used.
    uint256 private immutable _tierThresholds;

    /// @dev A struct, so that its place in storage is computed once.
    struct Account {
        AccountWord word;
    }

    AccountWord private _supply;
    mapping(address account => Account) private _accounts;
    /// @dev Written only in programs with tiers; the total is not used.
    mapping(address account => AccountWord) private _earned;
    mapping(address key => IssuerWord) private _issuers;
    mapping(address campaign => CampaignBudget) private _campaigns;

    /// @inheritdoc IProgram
    mapping(address campaign => uint256) public burnedFor;
    /// @inheritdoc IProgram
    mapping(bytes32 digest => bool) public isBurnUsed;
    /// @inheritdoc IProgram
    uint256 public campaignCount;

    /// @dev By the first hex digit of the account, as `IProgram.publishClaims`.
    bytes32[16] private _claimRoots;
    bytes32[16] private _previousClaimRoots;
    uint256 private _claimsPublishedAt;

    uint48 private _raisedCap;
    uint48 private _announcedCap;
    uint40 private _announcedCapFrom;

    constructor(
        ProgramTerms memory terms
    ) ERC20(terms.name, terms.symbol) EIP712("Bonafide Program", "1") Ownable(terms.owner) {
        if (bytes(terms.name).length == 0) revert InvalidTerms("name", 0);
        if (bytes(terms.symbol).length == 0) revert InvalidTerms("symbol", 0);
        if (terms.firstEpochAt == 0 || terms.firstEpochAt > block.timestamp) {
            revert InvalidTerms("firstEpochAt", terms.firstEpochAt);
        }
        if (terms.epochSeconds < MIN_EPOCH_SECONDS) revert InvalidTerms("epochSeconds", terms.epochSeconds);
        if (terms.epochMintCap == 0) revert InvalidTerms("epochMintCap", 0);
        factory = msg.sender;
        _chainId = block.chainid;
        _domainSeparator = _domainSeparatorV4();
        transferPolicy = terms.transferPolicy;
        firstEpochAt = terms.firstEpochAt;
        epochSeconds = terms.epochSeconds;
        _initialEpochMintCap = terms.epochMintCap;
        _tierThresholds = _packThresholds(terms.tierThresholds);
        // Not left zero, so that the first member's claim costs what everybody's does.
        _supply = AccountWordLib.pack(FIRST_EPOCH, 0, Lanes.wrap(0));
    }

    // ------------------------------------------------------------------------------------------------------ claims

    /// @inheritdoc IProgram
    function claim(address account, uint256 word, uint64 deadline, bytes calldata signature) external {
        if (block.timestamp > deadline) revert ClaimExpired(deadline, block.timestamp);
        address signer = Signatures.recover(Claim.digest(_separator(), account, word, deadline), signature);
        if (!isIssuer(signer, Role.Claims, block.timestamp)) {
            revert NotIssuer(signer, Role.Claims, block.timestamp);
        }
        _claim(account, ClaimWord.wrap(word));
    }

    /// @inheritdoc IProgram
    function claimWithProof(address account, uint256 word, bytes32[] calldata proof, bytes32 expectedRoot) external {
        uint256 tree = uint160(account) >> 156;
        if (expectedRoot != _claimRoots[tree] && expectedRoot != _previousClaimRoots[tree]) {
            revert UnknownClaimsRoot(expectedRoot);
        }
        bytes32 computedRoot = MerkleRoot.ofProof(proof, Claim.leaf(account, word));
        if (computedRoot != expectedRoot) revert InvalidClaimProof(expectedRoot, computedRoot);
        _claim(account, ClaimWord.wrap(word));
    }

    /// @inheritdoc IProgram
    function claimable(address account, uint256 word) external view returns (uint256 points) {
        (Lanes earned, ) = ClaimWord.wrap(word).unclaimed(_accounts[account].word.total(), epoch());
        return earned.sum();
    }

    /// @inheritdoc IProgram
    function publishClaims(bytes32[16] calldata roots, bytes32 dataHash, string calldata uri) external onlyOwner {
        uint256 replaceableAt = _claimsPublishedAt + ROOT_INTERVAL_SECONDS;
        if (block.timestamp < replaceableAt) revert ClaimsPublishedTooRecently(replaceableAt);
        bytes32 any;
        for (uint256 tree; tree < roots.length; ++tree) {
            any |= roots[tree];
            _previousClaimRoots[tree] = _claimRoots[tree];
            _claimRoots[tree] = roots[tree];
        }
        if (any == 0) revert NoClaimsPublished();
        _claimsPublishedAt = block.timestamp;
        emit ClaimsPublished(roots, dataHash, uri);
    }

    /// @inheritdoc IProgram
    function claimRootsOf(address account) external view returns (bytes32 current, bytes32 previous, uint256 setAt) {
        uint256 tree = uint160(account) >> 156;
        return (_claimRoots[tree], _previousClaimRoots[tree], _claimsPublishedAt);
    }

    /// @inheritdoc IProgram
    function raiseEpochMintCap(uint48 newCap) external onlyOwner {
        uint48 cap = uint48(epochMintCap());
        if (newCap <= cap) revert CapNotRaised(newCap, cap);
        _raisedCap = cap;
        _announcedCap = newCap;
        _announcedCapFrom = uint40(block.timestamp + CAP_DELAY_SECONDS);
        emit EpochMintCapRaised(newCap, _announcedCapFrom);
    }

    /// @inheritdoc IProgram
    function epochMintCap() public view returns (uint256) {
        if (_announcedCapFrom == 0) return _initialEpochMintCap;
        return block.timestamp < _announcedCapFrom ? _raisedCap : _announcedCap;
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

    // ----------------------------------------------------------------------------------------------------- issuers

    /// @inheritdoc IProgram
    function addIssuer(address key, Role role, uint40 validFrom) external onlyOwner {
        if (key == address(0)) revert ZeroKey();
        if (role == Role.None) revert InvalidRole();
        if (IssuerWord.unwrap(_issuers[key]) != 0) revert IssuerExists(key);
        if (validFrom < block.timestamp) revert ValidFromInPast(validFrom, block.timestamp);
        _issuers[key] = IssuerWordLib.pack(role, validFrom, 0);
        emit IssuerAdded(key, role, validFrom);
    }

    /// @inheritdoc IProgram
    function retireIssuer(address key, uint40 validUntil) external onlyOwner {
        IssuerWord issuer = _issuers[key];
        if (IssuerWord.unwrap(issuer) == 0) revert UnknownIssuer(key);
        uint256 earliest = block.timestamp + RETIRE_NOTICE_SECONDS;
        if (validUntil < earliest) revert ValidUntilTooSoon(validUntil, earliest);
        if (validUntil >= issuer.endsAt()) revert IssuerWindowClosed(key, issuer.endsAt());
        _issuers[key] = IssuerWordLib.pack(issuer.role(), issuer.validFrom(), validUntil);
        emit IssuerRetired(key, validUntil);
    }

    /// @inheritdoc IProgram
    function issuerOf(address key) external view returns (Issuer memory) {
        return _issuers[key].unpack();
    }

    /// @inheritdoc IProgram
    function isIssuer(address key, Role role, uint256 time) public view returns (bool) {
        return _issuers[key].holds(role, time);
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

    // ------------------------------------------------------------------------------------------------- the ledger

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

    function _claim(address account, ClaimWord word) private {
        uint256 current = epoch();
        Account storage holder = _accounts[account];
        AccountWord held = holder.word;
        (Lanes earned, uint256 raised) = word.unclaimed(held.total(), current);
        if (raised == 0) return;

        if (held.epoch() != current) {
            if (AccountWord.unwrap(held) == 0) {
                if (account == address(0)) revert ERC20InvalidReceiver(account);
                held = AccountWordLib.pack(current, 0, Lanes.wrap(0));
            } else {
                held = _settled(account, held, current);
            }
        }
        holder.word = held.plus(earned, raised);

        uint256 amount = earned.sumOfFew();
        AccountWord supply = _supply;
        if (supply.epoch() != current) supply = _rolled(supply, current);
        // Two totals below 2^48.
        unchecked {
            uint256 minted = supply.total() + amount;
            if (minted > _initialEpochMintCap) _requireRaisedCap(minted);
        }
        if (supply.overflowsWith(earned)) _revertOverflow(supply, earned);
        _supply = supply.plus(earned, amount);
        emit Transfer(address(0), account, amount);
        if (_tierThresholds != 0) _countEarned(account, earned, current);
    }

    function _requireRaisedCap(uint256 minted) private view {
        uint256 cap = epochMintCap();
        if (minted > cap) revert EpochMintCapExceeded(minted, cap);
    }

    /// @dev Mints what no claim gave; it leaves the epoch's mint cap alone.
    function _mintLanes(address account, Lanes points, uint256 amount, uint256 current) private {
        if (amount == 0) return;
        _supply = _grown(_rolled(_supply, current), points);
        _accounts[account].word = _settled(account, _accounts[account].word, current).plus(points, 0);
        emit Transfer(address(0), account, amount);
    }

    function _mintEarned(address account, uint256 amount) private {
        uint256 current = epoch();
        _mintLanes(account, Lanes.wrap(amount), amount, current);
        if (_tierThresholds != 0) _countEarned(account, Lanes.wrap(amount), current);
    }

    /// @dev Checked, unlike an account's points: what was spent has left the supply but still counts as earned.
    function _countEarned(address account, Lanes points, uint256 current) private {
        AccountWord earned = AccountWordLib.pack(current, 0, _earned[account].lanesIn(current));
        _earned[account] = _grown(earned, points);
    }

    function _burnFor(address account, address campaign, uint256 amount, bytes calldata data) private {
        if (_campaigns[campaign].number == 0) revert NotCampaign(campaign);
        uint256 current = epoch();
        Lanes burned = _burnOldest(account, amount, current);
        burnedFor[campaign] += amount;
        emit PointsBurnedFor(campaign, account, amount);
        uint256 word = AccountWord.unwrap(AccountWordLib.pack(current, 0, burned));
        IBurnCampaign(campaign).onPointsBurned(account, amount, word, data);
    }

    function _burnOldest(address account, uint256 amount, uint256 current) private returns (Lanes burned) {
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
    function _settled(address account, AccountWord word, uint256 current) private returns (AccountWord) {
        if (word.epoch() == current) return word;
        // Asked here, not of every caller: the zero address never has a word of the running epoch.
        if (account == address(0)) revert ERC20InvalidReceiver(account);
        Lanes living = word.lanesIn(current);
        uint256 expired = word.lanes().sum() - living.sum();
        if (expired != 0) emit Transfer(account, address(0), expired);
        return AccountWordLib.pack(current, word.total(), living);
    }

    /// @dev The supply's word in the running epoch, in which nothing may have been minted yet; the caller stores it.
    function _rolled(AccountWord supply, uint256 current) private pure returns (AccountWord) {
        if (supply.epoch() == current) return supply;
        return AccountWordLib.pack(current, 0, supply.lanesIn(current));
    }

    /// @dev With more points; accounts need no such check, because none of their lanes exceeds the supply's.
    function _grown(AccountWord word, Lanes points) private pure returns (AccountWord) {
        if (word.overflowsWith(points)) _revertOverflow(word, points);
        return word.plus(points, 0);
    }

    function _revertOverflow(AccountWord word, Lanes points) private pure {
        Lanes lanes = word.lanes();
        uint256 age = LanesLib.COUNT - 1;
        while (lanes.ofAge(age) + points.ofAge(age) <= LanesLib.MAX_POINTS) --age;
        revert LaneOverflow(word.epoch() - age, lanes.ofAge(age), points.ofAge(age));
    }

    /// @dev Adds points to the oldest living epoch.
    function _withOldest(Lanes living, uint256 amount, uint256 current) private pure returns (Lanes) {
        uint256 oldestAge = LanesLib.COUNT - 1;
        if (living.ofAge(oldestAge) + amount > LanesLib.MAX_POINTS) {
            revert LaneOverflow(current - oldestAge, living.ofAge(oldestAge), amount);
        }
        return living.plus(Lanes.wrap(amount << (oldestAge * LanesLib.BITS)));
    }

    // ----------------------------------------------------------------------------------------------------- helpers

    /// @dev The base contract's, minus its check for delegate calls; after a fork of the chain the domain is another.
    function _separator() private view returns (bytes32) {
        return block.chainid == _chainId ? _domainSeparator : _domainSeparatorV4();
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
