// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Context, Audience, Available} from "../types/Context.sol";
import {Line} from "../types/Line.sol";
import {PriceResult} from "../types/PriceResult.sol";
import {RuleBook} from "../types/Rule.sol";
import {ICampaign} from "./ICampaign.sol";

/// @notice The coupon codes of an audience: each code is a key pair, `root` is over their salted addresses.
struct CouponRoot {
    uint8 audience;
    bytes32 root;
}

/// @notice The immutable terms of a promotion.
/// @param book the rules
/// @param closeNoticeSeconds from the announcement of an early end to the end itself
/// @param holdSeconds return window: points of an order are minted after it (0 = at once)
/// @param coupons coupon roots, ascending by audience
struct PromotionTerms {
    RuleBook book;
    uint32 closeNoticeSeconds;
    uint32 holdSeconds;
    CouponRoot[] coupons;
}

/// @notice A priced basket that the merchant's backend signed, and a reservation of its uses.
/// @param orderId chosen by the merchant, used once
/// @param issuedAt the time the basket is priced at
/// @param deadline at most 15 minutes after issuedAt
/// @param tier at most the tier the program knows
/// @param audiences each is proven in `settle`, in this order
/// @param available the uses reserved, for every rule with a limit, a limit per account, or points
struct Quote {
    bytes32 orderId;
    address account;
    uint64 issuedAt;
    uint64 deadline;
    uint8 tier;
    Audience[] audiences;
    Available[] available;
    Line[] lines;
    uint64 total;
    uint64 points;
    uint64 tickets;
    bytes32 salt;
}

/// @notice How an audience is proven.
enum ProofKind {
    Signature,
    Batch,
    Coupon
}

/// @notice A proof that the account belongs to an audience; `data` by kind:
/// Signature: abi.encode(uint64 from, uint64 until, bytes signature);
/// Batch: abi.encode(uint256 batch, uint64 from, uint64 until, bytes32 salt, bytes32[] proof);
/// Coupon: abi.encode(address code, bytes32 salt, bytes32[] proof, bytes codeSignature).
struct AudienceProof {
    ProofKind kind;
    bytes data;
}

/// @title A campaign of promotion rules, settled on chain
interface IPromotion is ICampaign {
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
    event OffersCommitted(uint256 indexed batch, bytes32 root, uint256 until, string uri);
    event CloseAnnounced(uint256 closesAt);

    /// @notice What the published rules give for this basket; anyone may check any price.
    function price(Line[] calldata lines, Context calldata context) external view returns (PriceResult memory);

    /// @notice Settles an order: checks the quote, the customer's consent and the proofs, recomputes the price, counts uses, gives points.
    /// @param quoteSignature EIP-712 signature of the quote by a `Quotes` key
    /// @param consent the account's EIP-712 signature of `Settlement(bytes32 orderId,uint64 total,uint64 points,uint64 deadline,bytes32 quoteHash)`
    /// @param proofs one for each audience of the quote, in its order
    function settle(
        Quote calldata quote,
        bytes calldata quoteSignature,
        bytes calldata consent,
        AudienceProof[] calldata proofs
    ) external returns (PriceResult memory);

    /// @notice Commits a batch of personal offers; anyone may send it with a signature of an `Audiences` key.
    function commitOffers(
        bytes32 root,
        uint64 until,
        string calldata uri,
        bytes calldata signature
    ) external returns (uint256 batch);

    /// @notice Announces the early end, `closeNoticeSeconds` from now; program owner only.
    function announceClose() external;

    /// @notice The rule book, decoded from the campaign's own code.
    function ruleBook() external view returns (RuleBook memory);

    /// @notice All terms, decoded from the campaign's own code.
    function terms() external view returns (PromotionTerms memory);

    /// @notice How often a rule was used in the whole campaign (counted when the rule has a limit).
    function usesOf(uint256 rule) external view returns (uint256);

    /// @notice How often an account used a rule (counted when the rule has a limit per account).
    function usesBy(uint256 rule, address account) external view returns (uint256);

    /// @notice When the campaign stops issuing: the earlier of the book's end and an announced close; 0 = open.
    function closesAt() external view returns (uint256);
}
