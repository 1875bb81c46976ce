// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Campaign} from "../Campaign.sol";
import {IProgram} from "../interfaces/IProgram.sol";
import {CommittedBatch, IPromotion} from "../interfaces/IPromotion.sol";
import {MerkleRoot} from "../merkle/MerkleRoot.sol";
import {Signatures} from "../signatures/Signatures.sol";
import {AudienceProof, ProofKind} from "../types/AudienceProof.sol";
import {Audience} from "../types/Context.sol";
import {Coupon, CouponHash} from "../types/Coupon.sol";
import {Eligibility} from "../types/Eligibility.sol";
import {OfferBatchHash} from "../types/OfferBatch.sol";
import {Quote} from "../types/Quote.sol";
import {Role} from "../types/Role.sol";
import {BatchProof, CouponProof, ProofData, SignatureProof} from "./ProofData.sol";

/// @title Who belongs to which audience
/// @notice Proven by an `Audiences` key's signature, by a committed batch of offers, or by a coupon code.
abstract contract Audiences is IPromotion, Campaign, EIP712 {
    using ProofData for bytes;

    uint256 private constant MAX_LIFE_SECONDS = 31 days;
    /// @dev A thief can back-date for ever what a retired key signs, so its signatures die soon after it.
    uint256 private constant RETIRED_KEY_SECONDS = 7 days;

    mapping(bytes32 root => CommittedBatch) private _batches;
    uint32 private _batchCount;

    /// @inheritdoc IPromotion
    mapping(address code => bool) public isCouponUsed;

    /// @inheritdoc IPromotion
    function commitOffers(
        bytes32 root,
        uint64 until,
        string calldata uri,
        bytes calldata signature
    ) external returns (uint256 number) {
        if (_batches[root].number != 0) revert BatchAlreadyCommitted(root);
        if (until <= block.timestamp) revert BatchAlreadyOver(until, block.timestamp);
        address issuer = Signatures.recover(_hashTypedDataV4(OfferBatchHash.hash(root, until, uri)), signature);
        _requireAudienceIssuer(issuer, block.timestamp);
        number = ++_batchCount;
        _batches[root] = CommittedBatch({number: uint32(number), committedAt: uint40(block.timestamp), until: until});
        emit OffersCommitted(root, number, issuer, until, uri);
    }

    /// @inheritdoc IPromotion
    function batchOf(bytes32 root) external view returns (CommittedBatch memory) {
        return _batches[root];
    }

    /// @inheritdoc IPromotion
    function batchCount() external view returns (uint256) {
        return _batchCount;
    }

    /// @notice Requires a proof for every audience of the quote.
    /// @return codes the coupon code of each audience, zero where it was proven otherwise
    function _requireAudiences(
        Quote calldata quote,
        AudienceProof[] calldata proofs
    ) internal view returns (address[] memory codes) {
        uint256 count = quote.audiences.length;
        if (proofs.length != count) revert ProofCountMismatch(count, proofs.length);
        codes = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            AudienceProof calldata proof = proofs[i];
            if (proof.kind == ProofKind.Signature) _requireSigned(quote, quote.audiences[i], proof.data.asSignature());
            else if (proof.kind == ProofKind.Batch) _requireOffered(quote, quote.audiences[i], proof.data.asBatch());
            else codes[i] = _requireCoupon(quote, quote.audiences[i], proof.data.asCoupon());
        }
    }

    /// @notice Uses up a coupon code, once a rule that it unlocked has applied.
    /// @dev Asked again: two audiences may have codes of one tree, and the same code may stand for both in one order.
    function _useCoupon(address code, bytes32 orderId, uint8 audience) internal {
        if (isCouponUsed[code]) revert CouponAlreadyUsed(code);
        isCouponUsed[code] = true;
        emit CouponUsed(code, orderId, audience);
    }

    /// @notice The root of an audience's coupon codes, zero when it has none.
    function _couponRoot(uint8 audience) internal view virtual returns (bytes32);

    function _requireSigned(
        Quote calldata quote,
        Audience calldata audience,
        SignatureProof calldata proof
    ) private view {
        Eligibility memory eligibility = _current(quote, audience, proof.from, proof.until);
        address issuer = Signatures.recover(_hashTypedDataV4(eligibility.hash()), proof.signature);
        _requireAudienceIssuer(issuer, eligibility.from);
        uint256 cutoff = block.timestamp - RETIRED_KEY_SECONDS;
        if (cutoff > eligibility.from) _requireAudienceIssuer(issuer, cutoff);
    }

    function _requireOffered(Quote calldata quote, Audience calldata audience, BatchProof calldata proof) private view {
        Eligibility memory offer = _current(quote, audience, proof.from, proof.until);
        CommittedBatch memory batch = _batches[proof.root];
        if (batch.number == 0) revert BatchUnknown(proof.root);
        if (offer.from < batch.committedAt) revert OfferBeforeBatch(offer.from, batch.committedAt);
        if (offer.until > batch.until) revert OfferAfterBatch(offer.until, batch.until);
        bytes32 leaf = OfferBatchHash.leaf(offer, proof.salt);
        if (MerkleRoot.ofProof(proof.proof, leaf) != proof.root) revert OfferNotInBatch(proof.root, leaf);
    }

    function _requireCoupon(
        Quote calldata quote,
        Audience calldata audience,
        CouponProof calldata proof
    ) private view returns (address code) {
        if (audience.value != 0) revert CouponWithValue(audience.number, audience.value);
        bytes32 root = _couponRoot(audience.number);
        if (root == 0) revert CouponsNotOffered(audience.number);
        code = proof.code;
        if (MerkleRoot.ofProof(proof.proof, CouponHash.leaf(code, proof.salt)) != root) revert CouponUnknown(code);
        if (isCouponUsed[code]) revert CouponAlreadyUsed(code);
        bytes32 digest = _hashTypedDataV4(Coupon(quote.account, quote.orderId, quote.deadline).hash());
        // A recovered zero address would be a key that everybody has.
        if (code == address(0) || Signatures.recover(digest, proof.signature) != code) {
            revert CouponSignatureInvalid(code);
        }
    }

    function _current(
        Quote calldata quote,
        Audience calldata audience,
        uint64 from,
        uint64 until
    ) private pure returns (Eligibility memory) {
        if (quote.issuedAt < from || quote.issuedAt >= until) {
            revert EligibilityNotCurrent(audience.number, from, until, quote.issuedAt);
        }
        if (until - from > MAX_LIFE_SECONDS) revert EligibilityTooLong(audience.number, from, until);
        return Eligibility(quote.account, audience.number, audience.value, from, until);
    }

    function _requireAudienceIssuer(address issuer, uint256 time) private view {
        if (!IProgram(program()).isIssuer(issuer, Role.Audiences, time)) revert NotAudienceIssuer(issuer, time);
    }
}
