// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {ICampaign} from "./interfaces/ICampaign.sol";
import {CampaignBudget, IProgram} from "./interfaces/IProgram.sol";
import {IPromotion, OrderStatus, SettledOrder} from "./interfaces/IPromotion.sol";
import {Pricing} from "./pricing/Pricing.sol";
import {RuleBookCodec} from "./pricing/RuleBookCodec.sol";
import {RuleLimits} from "./pricing/RuleLimits.sol";
import {Audiences} from "./promotion/Audiences.sol";
import {PackedUses} from "./promotion/PackedUses.sol";
import {TermsCodec} from "./promotion/TermsCodec.sol";
import {TermsHeader, TermsHeaderLib} from "./promotion/TermsHeader.sol";
import {Signatures} from "./signatures/Signatures.sol";
import {AudienceProof} from "./types/AudienceProof.sol";
import {Available, Context} from "./types/Context.sol";
import {Line} from "./types/Line.sol";
import {OrderReturn} from "./types/OrderReturn.sol";
import {PriceResult, Reason, RuleOutcome} from "./types/PriceResult.sol";
import {PromotionTerms} from "./types/PromotionTerms.sol";
import {Quote} from "./types/Quote.sol";
import {Role} from "./types/Role.sol";
import {Kind, Rule, RuleBook} from "./types/Rule.sol";
import {Settlement} from "./types/Settlement.sol";

/// @title A campaign of promotion rules, settled on chain
/// @notice See `IPromotion`. Launched by a program as a clone, with its terms in its code.
contract Promotion is Audiences {
    using Address for address;

    uint256 private constant MAX_QUOTE_SECONDS = 15 minutes;
    uint256 private constant MAX_CLOCK_AHEAD_SECONDS = 2 minutes;
    uint256 private constant DEFAULT_NOTICE_SECONDS = 1 days;

    /// @notice Turns terms into the bytes to launch a campaign with: `Program.launch(implementation, encode(terms), mintBudget)`.
    TermsCodec public immutable termsCodec;

    mapping(bytes32 orderId => SettledOrder) private _orders;
    PackedUses private _uses;
    mapping(address account => PackedUses) private _usesBy;

    /// @inheritdoc IPromotion
    uint256 public closesAt;

    constructor(TermsCodec codec) EIP712("Bonafide Promotion", "1") {
        termsCodec = codec;
    }

    /// @inheritdoc ICampaign
    function onLaunch() external view onlyProgram {
        termsCodec.validate(_termsFrom(0));
    }

    // ---------------------------------------------------------------------------------------------------- settling

    /// @inheritdoc IPromotion
    function price(Line[] calldata lines, Context calldata context) external view returns (PriceResult memory) {
        return
            Pricing.price(
                _book(),
                lines,
                context.time,
                context.tier,
                context.audiences,
                context.available,
                new RuleLimits[](0)
            );
    }

    /// @inheritdoc IPromotion
    function settle(
        Quote calldata quote,
        bytes calldata quoteSignature,
        bytes calldata consent,
        AudienceProof[] calldata proofs
    ) external returns (PriceResult memory result) {
        _requireCurrent(quote);
        if (_orders[quote.orderId].status != OrderStatus.Unknown) revert OrderAlreadySettled(quote.orderId);
        bytes32 quoteHash = _requireSigned(quote, quoteSignature, consent);
        _requireTier(quote);
        address[] memory codes = _requireAudiences(quote, proofs);

        bytes memory book = _book();
        RuleLimits[] memory limits = new RuleLimits[](RuleBookCodec.countOf(book));
        result = Pricing.price(book, quote.lines, quote.issuedAt, quote.tier, quote.audiences, quote.available, limits);
        if (result.total != quote.total) revert TotalMismatch(quote.total, result.total);
        if (result.points != quote.points) revert PointsMismatch(quote.points, result.points);
        if (result.tickets != quote.tickets) revert TicketsMismatch(quote.tickets, result.tickets);

        _countUses(quote, limits, result.rules, codes);
        emit Settled(
            quote.orderId,
            quote.account,
            quoteHash,
            quote.lines,
            Context(quote.issuedAt, quote.tier, quote.audiences, quote.available),
            result.subtotal,
            result.discount,
            result.total,
            result.points,
            result.tickets
        );
        _givePoints(quote.orderId, quote.account, result.points);
    }

    function _requireCurrent(Quote calldata quote) private view {
        uint256 issuedAt = quote.issuedAt;
        uint256 time = block.timestamp;
        if (issuedAt + MAX_QUOTE_SECONDS < time) revert QuoteIssuedTooEarly(issuedAt, time - MAX_QUOTE_SECONDS);
        if (issuedAt > time + MAX_CLOCK_AHEAD_SECONDS) {
            revert QuoteIssuedInFuture(issuedAt, time + MAX_CLOCK_AHEAD_SECONDS);
        }
        if (quote.deadline > issuedAt + MAX_QUOTE_SECONDS) {
            revert QuoteDeadlineTooLate(quote.deadline, issuedAt + MAX_QUOTE_SECONDS);
        }
        if (quote.deadline < time) revert QuoteExpired(quote.deadline, time);
        uint256 closing = closesAt;
        if (closing != 0 && issuedAt >= closing) revert CampaignClosed(issuedAt, closing);
    }

    function _requireSigned(
        Quote calldata quote,
        bytes calldata quoteSignature,
        bytes calldata consent
    ) private view returns (bytes32 quoteHash) {
        bytes32 domain = _domainSeparatorV4();
        quoteHash = quote.hash();
        address issuer = Signatures.recover(MessageHashUtils.toTypedDataHash(domain, quoteHash), quoteSignature);
        if (!IProgram(program()).isIssuer(issuer, Role.Quotes, quote.issuedAt)) {
            revert NotQuoteIssuer(issuer, quote.issuedAt);
        }
        bytes32 settlement = Settlement(quote.orderId, quote.total, quote.points, quote.deadline, quoteHash).hash();
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, settlement);
        if (!Signatures.isSignedBy(quote.account, digest, consent)) revert ConsentInvalid(quote.account, quoteHash);
    }

    function _requireTier(Quote calldata quote) private view {
        if (quote.tier == 0) return;
        uint256 reached = IProgram(program()).tierOf(quote.account);
        if (quote.tier > reached) revert TierNotReached(quote.tier, reached);
    }

    /// @dev A coupon that no applied rule asked for stays usable.
    function _countUses(
        Quote calldata quote,
        RuleLimits[] memory limits,
        RuleOutcome[] memory outcomes,
        address[] memory codes
    ) private {
        for (uint256 i = 0; i < outcomes.length; ++i) {
            if (outcomes[i].reason != Reason.Applied) continue;
            _countRule(i, limits[i], quote.account, outcomes[i].uses);
            uint8 audience = limits[i].audience();
            for (uint256 j = 0; j < codes.length; ++j) {
                if (codes[j] == address(0) || audience != quote.audiences[j].number) continue;
                _useCoupon(codes[j], quote.orderId, audience);
                codes[j] = address(0);
            }
        }
    }

    function _countRule(uint256 index, RuleLimits limits, address account, uint256 uses) private {
        uint256 limit = limits.limit();
        if (limit != 0) {
            uint256 counted = _uses.get(index);
            if (counted + uses > limit) revert LimitExceeded(index, counted, uses, limit);
            _uses.add(index, uses);
        }
        uint256 perAccount = limits.perAccount();
        if (perAccount != 0) {
            uint256 counted = _usesBy[account].get(index);
            if (counted + uses > perAccount) revert AccountLimitExceeded(index, account, counted, uses, perAccount);
            _usesBy[account].add(index, uses);
        }
    }

    /// @dev A mint budget is below 2^48, so points that do not fit are refused by the program in the same transaction.
    function _givePoints(bytes32 orderId, address account, uint256 points) private {
        uint256 holdSeconds = _header().holdSeconds();
        bool isHeld = points != 0 && holdSeconds != 0;
        _orders[orderId] = SettledOrder({
            status: isHeld ? OrderStatus.Held : OrderStatus.Final,
            account: account,
            points: uint48(points),
            releaseAt: isHeld ? uint40(block.timestamp + holdSeconds) : 0
        });
        if (points == 0) return;
        if (isHeld) IProgram(program()).hold(points);
        else IProgram(program()).mint(account, points);
    }

    // ---------------------------------------------------------------------------------------------- return windows

    /// @inheritdoc IPromotion
    function release(bytes32 orderId) external {
        SettledOrder memory order = _heldOrder(orderId);
        if (block.timestamp < order.releaseAt) revert ReturnWindowOpen(order.releaseAt, block.timestamp);
        _orders[orderId].status = OrderStatus.Final;
        emit PointsReleased(orderId, order.account, order.points);
        if (order.points != 0) IProgram(program()).release(order.account, order.points);
    }

    /// @inheritdoc IPromotion
    function recordReturn(bytes32 orderId, uint64 pointsLeft, bytes calldata signature) external {
        SettledOrder memory order = _heldOrder(orderId);
        if (block.timestamp >= order.releaseAt) revert ReturnWindowOver(order.releaseAt, block.timestamp);
        if (msg.sender != _owner()) {
            bytes32 digest = _hashTypedDataV4(OrderReturn(orderId, pointsLeft).hash());
            address issuer = Signatures.recover(digest, signature);
            if (!IProgram(program()).isIssuer(issuer, Role.Quotes, block.timestamp)) {
                revert NotReturnIssuer(issuer, block.timestamp);
            }
        }
        if (pointsLeft >= order.points) return;
        _orders[orderId].points = uint48(pointsLeft);
        emit ReturnRecorded(orderId, order.points - pointsLeft, pointsLeft);
        IProgram(program()).cancelHold(order.points - pointsLeft);
    }

    function _heldOrder(bytes32 orderId) private view returns (SettledOrder memory order) {
        order = _orders[orderId];
        if (order.status != OrderStatus.Held) revert OrderNotHeld(orderId);
    }

    // ----------------------------------------------------------------------------------------------------- closing

    /// @inheritdoc IPromotion
    function announceClose() external {
        address owner = _owner();
        if (msg.sender != owner) revert NotOwner(msg.sender, owner);
        if (closesAt != 0) revert CloseAlreadyAnnounced(closesAt);
        uint256 notice = _header().closeNoticeSeconds();
        closesAt = block.timestamp + (notice == 0 ? DEFAULT_NOTICE_SECONDS : notice);
        emit CloseAnnounced(closesAt);
    }

    function _owner() private view returns (address) {
        return Ownable(program()).owner();
    }

    // ------------------------------------------------------------------------------------------- views for people

    /// @inheritdoc IPromotion
    /// @dev Hands on what the codec returns as it is.
    function terms() external view returns (PromotionTerms memory) {
        bytes memory call = abi.encodeCall(TermsCodec.decode, (_termsFrom(0)));
        bytes memory encoded = address(termsCodec).functionStaticCall(call);
        assembly ("memory-safe") {
            return(add(encoded, 0x20), mload(encoded))
        }
    }

    /// @inheritdoc IPromotion
    function hashQuote(Quote calldata quote) external pure returns (bytes32) {
        return quote.hash();
    }

    /// @inheritdoc IPromotion
    function usesOf(uint256 rule) external view returns (uint256) {
        return _uses.get(rule);
    }

    /// @inheritdoc IPromotion
    function usesBy(uint256 rule, address account) external view returns (uint256) {
        return _usesBy[account].get(rule);
    }

    /// @inheritdoc IPromotion
    function orderOf(bytes32 orderId) external view returns (SettledOrder memory) {
        return _orders[orderId];
    }

    /// @inheritdoc IPromotion
    function availableTo(address account) external view returns (Available[] memory list) {
        CampaignBudget memory budget = IProgram(program()).campaignOf(address(this));
        uint256 pointsLeft = budget.budget - budget.minted - budget.held;
        RuleBook memory header;
        (uint256 count, uint256 cursor) = RuleBookCodec.readHeader(_book(), header);
        // By index, which is not the order of the bytes.
        uint256[] memory uses = new uint256[](count);
        Rule memory rule;
        for (uint256 i = 0; i < count; ++i) {
            uint256 index;
            (index, cursor) = RuleBookCodec.readRule(cursor, rule);
            uses[index] = _usesLeft(index, rule, account, pointsLeft);
        }
        list = new Available[](count);
        uint256 limited;
        for (uint256 i = 0; i < count; ++i) {
            if (uses[i] != type(uint64).max) list[limited++] = Available(uint8(i), uint64(uses[i]));
        }
        assembly ("memory-safe") {
            mstore(list, limited)
        }
    }

    /// @dev Points stay within the budget when every use gives at most `value`, and whatever the uses when `cap` fits.
    function _usesLeft(
        uint256 index,
        Rule memory rule,
        address account,
        uint256 pointsLeft
    ) private view returns (uint256 uses) {
        uses = type(uint64).max;
        if (rule.limit != 0) uses = _min(uses, rule.limit - _uses.get(index));
        if (rule.perAccount != 0) uses = _min(uses, rule.perAccount - _usesBy[account].get(index));
        bool isBounded = rule.kind == Kind.Points && rule.value != 0 && (rule.cap == 0 || rule.cap > pointsLeft);
        if (isBounded) uses = _min(uses, pointsLeft / rule.value);
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }

    // ------------------------------------------------------------------------------------------------ terms in code

    function _header() private view returns (TermsHeader) {
        return TermsHeader.wrap(_termsWord(0));
    }

    function _book() private view returns (bytes memory) {
        return _termsFrom(_header().bookOffset());
    }

    function _couponRoot(uint8 audience) internal view override returns (bytes32) {
        uint256 count = _header().couponCount();
        for (uint256 i = 0; i < count; ++i) {
            uint256 offset = TermsHeaderLib.couponOffset(i);
            if (uint8(bytes1(_termsWord(offset))) == audience) return _termsWord(offset + 1);
        }
        return 0;
    }
}
