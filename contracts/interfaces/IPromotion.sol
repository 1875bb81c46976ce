// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {AudienceProof} from "../types/AudienceProof.sol";
import {Available, Context} from "../types/Context.sol";
import {Line} from "../types/Line.sol";
import {PriceResult} from "../types/PriceResult.sol";
import {PromotionTerms} from "../types/PromotionTerms.sol";
import {Quote} from "../types/Quote.sol";
import {ICampaign} from "./ICampaign.sol";

/// @notice What became of an order.
enum OrderStatus {
    Unknown,
    Held,
    Final
}

/// @notice An order that was settled.
/// @param account the customer
/// @param points still to be released, or already given
/// @param releaseAt when held points may be released, Unix seconds; 0 when they were minted at once
struct SettledOrder {
    OrderStatus status;
    address account;
    uint48 points;
    uint40 releaseAt;
}

/// @notice A committed batch of personal offers.
/// @param number 1, 2, .. in the order of commitment; 0 = never committed
/// @param committedAt no offer in it begins earlier
/// @param until no offer in it lasts longer
struct CommittedBatch {
    uint32 number;
    uint40 committedAt;
    uint64 until;
}

/// @title A campaign of promotion rules, settled on chain
/// @notice Its terms are its own code: they were public before it began and cannot change.
interface IPromotion is ICampaign {
    /// @notice An order was settled; `quoteHash` is the EIP-712 struct hash of its quote. Pricing `lines` in `context` gives the figures again.
    event Settled(
        bytes32 indexed orderId,
        address indexed account,
        bytes32 indexed quoteHash,
        Line[] lines,
        Context context,
        uint64 subtotal,
        uint64 discount,
        uint64 total,
        uint64 points,
        uint64 tickets
    );
    event CouponUsed(address indexed code, bytes32 indexed orderId, uint8 audience);
    event PointsReleased(bytes32 indexed orderId, address indexed account, uint256 points);
    event ReturnRecorded(bytes32 indexed orderId, uint256 pointsReturned, uint256 pointsLeft);
    event OffersCommitted(
        bytes32 indexed root,
        uint256 indexed number,
        address indexed issuer,
        uint256 until,
        string uri
    );
    event CloseAnnounced(uint256 closesAt);

    error QuoteIssuedTooEarly(uint256 issuedAt, uint256 earliest);
    error QuoteIssuedInFuture(uint256 issuedAt, uint256 latest);
    error QuoteDeadlineTooLate(uint256 deadline, uint256 latest);
    error QuoteExpired(uint256 deadline, uint256 time);
    error CampaignClosed(uint256 issuedAt, uint256 closesAt);
    error NotQuoteIssuer(address signer, uint256 issuedAt);
    error ConsentInvalid(address account, bytes32 quoteHash);
    error TierNotReached(uint256 quoted, uint256 reached);
    error OrderAlreadySettled(bytes32 orderId);

    error ProofCountMismatch(uint256 audiences, uint256 proofs);
    error EligibilityTooLong(uint8 audience, uint256 from, uint256 until);
    error EligibilityNotCurrent(uint8 audience, uint256 from, uint256 until, uint256 issuedAt);
    error NotAudienceIssuer(address signer, uint256 time);
    error BatchUnknown(bytes32 root);
    error OfferBeforeBatch(uint256 from, uint256 committedAt);
    error OfferAfterBatch(uint256 until, uint256 batchUntil);
    error OfferNotInBatch(bytes32 root, bytes32 leaf);
    error CouponsNotOffered(uint8 audience);
    error CouponWithValue(uint8 audience, uint64 value);
    error CouponUnknown(address code);
    error CouponSignatureInvalid(address code);
    error CouponAlreadyUsed(address code);

    error TotalMismatch(uint256 quoted, uint256 computed);
    error PointsMismatch(uint256 quoted, uint256 computed);
    error TicketsMismatch(uint256 quoted, uint256 computed);
    error LimitExceeded(uint256 rule, uint256 counted, uint256 uses, uint256 limit);
    error AccountLimitExceeded(uint256 rule, address account, uint256 counted, uint256 uses, uint256 perAccount);

    error OrderNotHeld(bytes32 orderId);
    error ReturnWindowOpen(uint256 releaseAt, uint256 time);
    error ReturnWindowOver(uint256 releaseAt, uint256 time);
    error NotReturnIssuer(address signer, uint256 time);

    error BatchAlreadyCommitted(bytes32 root);
    error BatchAlreadyOver(uint256 until, uint256 time);
    error NotOwner(address caller, address owner);
    error CloseAlreadyAnnounced(uint256 closesAt);

    /// @notice What the published rules give for this basket; anyone may check any price.
    function price(Line[] calldata lines, Context calldata context) external view returns (PriceResult memory);

    /// @notice Settles an order: checks the quote, the customer's consent and the proofs, recomputes the price, counts uses, gives points.
    /// Anyone may send it; only the account in the quote gains. All or nothing.
    /// @param quoteSignature EIP-712 signature of the quote by a `Quotes` key whose window contains `issuedAt`
    /// @param consent the account's EIP-712 signature of `Settlement(bytes32 orderId,uint64 total,uint64 points,uint64 deadline,bytes32 quoteHash)`
    /// @param proofs one for each audience of the quote, in its order
    function settle(
        Quote calldata quote,
        bytes calldata quoteSignature,
        bytes calldata consent,
        AudienceProof[] calldata proofs
    ) external returns (PriceResult memory);

    /// @notice Mints the held points of an order when its return window is over; anyone may send it.
    function release(bytes32 orderId) external;

    /// @notice Records returned goods while the return window is open: the order earns fewer points. Points already given are never taken.
    /// @param pointsLeft what the order still earns after all its returns so far; it only falls, an older record does nothing
    /// @param signature EIP-712 `OrderReturn(bytes32 orderId,uint64 pointsLeft)` by a `Quotes` key that is live now; unused when the owner calls
    function recordReturn(bytes32 orderId, uint64 pointsLeft, bytes calldata signature) external;

    /// @notice Commits a batch of personal offers, for ever; anyone may send it with a signature of a live `Audiences` key.
    /// @param root Merkle root over the offers' leaves
    /// @param until no offer of the batch lasts longer
    /// @param uri where the merchant describes the batch
    /// @param signature EIP-712 `OfferBatch(bytes32 root,uint64 until,string uri)`
    /// @return number of the batch in this campaign, from 1
    function commitOffers(
        bytes32 root,
        uint64 until,
        string calldata uri,
        bytes calldata signature
    ) external returns (uint256 number);

    /// @notice Announces the early end, once, after the notice of the terms; program owner only. Quotes issued before it still settle.
    function announceClose() external;

    /// @notice All terms, the rule book among them, decoded from the campaign's own code.
    function terms() external view returns (PromotionTerms memory);

    /// @notice The EIP-712 struct hash of a quote.
    function hashQuote(Quote calldata quote) external pure returns (bytes32);

    /// @notice How often a rule was used in the whole campaign (counted when the rule has a limit).
    function usesOf(uint256 rule) external view returns (uint256);

    /// @notice How often an account used a rule (counted when the rule has a limit per account).
    function usesBy(uint256 rule, address account) external view returns (uint256);

    /// @notice The uses left to an account of every rule that has a limit, a limit per account, or gives points out of the mint budget.
    /// Uses that live quotes have reserved are not known to the chain.
    function availableTo(address account) external view returns (Available[] memory);

    /// @notice What became of an order.
    function orderOf(bytes32 orderId) external view returns (SettledOrder memory);

    /// @notice Whether a coupon code (the address of its key) was used.
    function isCouponUsed(address code) external view returns (bool);

    /// @notice A committed batch of offers.
    function batchOf(bytes32 root) external view returns (CommittedBatch memory);

    /// @notice How many batches of offers were committed.
    function batchCount() external view returns (uint256);

    /// @notice The announced early end: quotes issued from then on are refused; 0 = not announced.
    function closesAt() external view returns (uint256);
}
