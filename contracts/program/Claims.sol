// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IProgram, ProgramTerms} from "../interfaces/IProgram.sol";
import {AccountWord, AccountWordLib} from "../ledger/AccountWord.sol";
import {ClaimWord} from "../ledger/ClaimWord.sol";
import {Lanes} from "../ledger/Lanes.sol";
import {MerkleRoot} from "../merkle/MerkleRoot.sol";
import {Signatures} from "../signatures/Signatures.sol";
import {Claim} from "../types/Claim.sol";
import {Role} from "../types/Role.sol";
import {Issuers} from "./Issuers.sol";
import {Points} from "./Points.sol";

/// @title Points that members claim, by an issuer's signature or by a proof in the trees that the owner published
abstract contract Claims is Points, Issuers, EIP712 {
    uint256 private constant CAP_DELAY_SECONDS = 7 days;
    uint256 private constant ROOT_INTERVAL_SECONDS = 30 days;

    bytes32 private immutable _domainSeparator;
    uint256 private immutable _chainId;
    uint256 private immutable _initialEpochMintCap;

    /// @dev By the first hex digit of the account, as `IProgram.publishClaims`.
    bytes32[16] private _claimRoots;
    bytes32[16] private _previousClaimRoots;
    uint256 private _claimsPublishedAt;

    uint48 private _raisedCap;
    uint48 private _announcedCap;
    uint40 private _announcedCapFrom;

    constructor(ProgramTerms memory terms) {
        if (terms.epochMintCap == 0) revert InvalidTerms("epochMintCap", 0);
        _initialEpochMintCap = terms.epochMintCap;
        _chainId = block.chainid;
        _domainSeparator = _domainSeparatorV4();
    }

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

    /// @dev The base contract's, minus its check for delegate calls; after a fork of the chain the domain is another.
    function _separator() private view returns (bytes32) {
        return block.chainid == _chainId ? _domainSeparator : _domainSeparatorV4();
    }
}
