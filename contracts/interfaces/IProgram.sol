// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Burn} from "../types/Burn.sol";
import {Role} from "../types/Role.sol";
import {TransferPolicy} from "../types/TransferPolicy.sol";

/// @notice What is fixed for ever when a program is created.
/// @param name the program's name, shown by wallets
/// @param symbol the points' symbol
/// @param owner who launches campaigns and names issuers, preferably a multisig
/// @param transferPolicy who may receive points by transfer
/// @param firstEpochAt start of the first epoch, Unix seconds, not 0 and not in the future
/// @param epochSeconds length of an epoch, at least a day; points live three to four epochs
/// @param epochMintCap most points that claims may mint in one epoch, at least 1
/// @param tierThresholds points earned over the living epochs that reach tier 1, 2, ..; strictly ascending, at most
/// five, empty when tiers are not used
struct ProgramTerms {
    string name;
    string symbol;
    address owner;
    TransferPolicy transferPolicy;
    uint40 firstEpochAt;
    uint32 epochSeconds;
    uint48 epochMintCap;
    uint48[] tierThresholds;
}

/// @notice A key that signs for the merchant, in [validFrom, validUntil). `validUntil` 0 means: not retired.
struct Issuer {
    Role role;
    uint40 validFrom;
    uint40 validUntil;
}

/// @notice What a campaign may still mint: `budget - minted - held`.
struct CampaignBudget {
    uint32 number;
    uint40 launchedAt;
    uint48 budget;
    uint48 minted;
    uint48 held;
}

/// @notice Points that expire together, at the start of the second `expiresAt`.
struct Expiry {
    uint256 points;
    uint256 expiresAt;
}

/// @notice Why a balance is what it is.
/// @param claimed every point that claims ever gave
/// @param living the balance
/// @param expired points that expired since the account last moved; their transfer to zero is emitted when it moves next
/// @param earned points that count towards the tier; 0 when the program uses no tiers
/// @param expiries the balance by the date it expires on, soonest first
struct AccountStatement {
    uint256 claimed;
    uint256 living;
    uint256 expired;
    uint256 earned;
    Expiry[4] expiries;
}

/// @title A merchant's loyalty program: points, issuer keys, campaigns
/// @notice Points are an ERC-20 without decimals. They expire by epoch: what was earned in epoch e lives to the end of
/// epoch e + 3. What expired is gone from `balanceOf` and `totalSupply` at once, and is emitted as a transfer to zero
/// the next time the account moves. Spending and transfers take the oldest points first, and a transfer keeps their age.
interface IProgram is IERC20 {
    // ------------------------------------------------------------------------------------------------------ events

    event IssuerAdded(address indexed key, Role role, uint256 validFrom);
    event IssuerRetired(address indexed key, uint256 validUntil);
    event CampaignLaunched(
        address indexed campaign,
        address indexed implementation,
        uint256 number,
        uint256 mintBudget
    );

    /// @notice The owner published trees of claims. `dataHash` is the keccak256 of the trees' leaves as found at `uri`.
    event ClaimsPublished(bytes32[16] roots, bytes32 dataHash, string uri);

    /// @notice The most that claims may mint in an epoch will rise.
    event EpochMintCapRaised(uint256 cap, uint256 effectiveAt);

    /// @notice Points were burned for a campaign; beside the `Transfer` to zero.
    event PointsBurnedFor(address indexed campaign, address indexed account, uint256 amount);

    /// @notice A campaign gave burned points back; beside the `Transfer` from zero, which leaves out what `lapsed`.
    event PointsRestored(address indexed campaign, address indexed account, uint256 restored, uint256 lapsed);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice The program cannot be created with this value of `field`.
    error InvalidTerms(string field, uint256 value);

    /// @notice The claim can no longer be sent; ask the issuer for a new one.
    error ClaimExpired(uint256 deadline, uint256 time);

    /// @notice The claim is of an epoch that has not begun.
    error ClaimFromFuture(uint256 claimEpoch, uint256 epoch);

    /// @notice `signer` (zero: a malformed signature) does not hold `role` at `time`.
    error NotIssuer(address signer, Role role, uint256 time);

    /// @notice Claims would have minted `wouldMint` points in this epoch; wait for the next one or for a raised cap.
    error EpochMintCapExceeded(uint256 wouldMint, uint256 cap);

    /// @notice Neither the root of the account's tree nor the one before it.
    error UnknownClaimsRoot(bytes32 root);

    /// @notice The proof leads to another root.
    error InvalidClaimProof(bytes32 expectedRoot, bytes32 computedRoot);

    /// @notice All sixteen trees would be empty.
    error NoClaimsPublished();

    /// @notice Published claims stay for at least 30 days.
    error ClaimsPublishedTooRecently(uint256 replaceableAt);

    /// @notice A lane holds at most 2^48 - 1 points: `points` of `epoch` plus `added` do not fit.
    error LaneOverflow(uint256 epoch, uint256 points, uint256 added);

    /// @notice The program's points cannot be transferred.
    error TransfersDisabled();

    /// @notice The program's points can be transferred only to those who have had points before.
    error NotMember(address account);

    error ZeroKey();
    error InvalidRole();

    /// @notice One key has one role, for ever.
    error IssuerExists(address key);

    error UnknownIssuer(address key);

    /// @notice A key begins at the earliest now.
    error ValidFromInPast(uint256 validFrom, uint256 time);

    /// @notice A key ends at the earliest ten minutes from now.
    error ValidUntilTooSoon(uint256 validUntil, uint256 earliest);

    /// @notice A retired key's window is only ever shortened.
    error IssuerWindowClosed(address key, uint256 validUntil);

    /// @notice A mint cap is only ever raised.
    error CapNotRaised(uint256 newCap, uint256 cap);

    /// @notice The factory does not list this code.
    error NotImplementation(address implementation);

    error NotCampaign(address account);
    error MintBudgetTooLarge(uint256 mintBudget, uint256 most);
    error MintBudgetExceeded(uint256 amount, uint256 left);
    error HoldExceeded(uint256 amount, uint256 held);

    /// @notice A campaign gives back at most what was burned for it.
    error RestoreExceeded(uint256 amount, uint256 left);

    /// @notice The burned points say that they were burned in an epoch that has not begun.
    error RestoreFromFuture(uint256 burnedEpoch, uint256 epoch);

    /// @notice A burn is of at least one point.
    error NothingToBurn();

    error BurnExpired(uint256 deadline, uint256 time);
    error BurnAlreadyUsed(bytes32 digest);

    /// @notice The signature is not the account's.
    error NotSignedBy(address account);

    // ------------------------------------------------------------------------------------------------------ claims

    /// @notice Adds what `word` says was earned and is not yet claimed; anyone may send it, it pays only `account`.
    /// @dev Repeated and outdated words change nothing. Every lane gets max(0, C_k - max(claimed, C_(k-1))).
    /// @param word epoch e in the top 16 bits, then the cumulative totals at the end of the epochs e-4, e-3, e-2, e-1,
    /// e (48 bits each, e lowest)
    /// @param deadline last second in which the claim may be sent, Unix seconds
    /// @param signature of EIP-712 `Claim(address account,uint256 word,uint64 deadline)` by a live `Claims` key
    function claim(address account, uint256 word, uint64 deadline, bytes calldata signature) external;

    /// @notice As `claim`, with a proof in the trees that the owner published: works when no issuer answers any more.
    /// @param proof sibling hashes from the leaf keccak256(abi.encode(CLAIM_LEAF_TAG, account, word)) to the root of the
    /// account's tree, pairs sorted (OpenZeppelin's MerkleProof), CLAIM_LEAF_TAG = keccak256("bonafide.claim.leaf.v1")
    /// @param expectedRoot of the account's tree, the current one or the one before it
    function claimWithProof(address account, uint256 word, bytes32[] calldata proof, bytes32 expectedRoot) external;

    /// @notice What `word` would add to the account's balance now; no signature is checked.
    function claimable(address account, uint256 word) external view returns (uint256 points);

    /// @notice Publishes trees of claims; owner only, at most every 30 days. What was published before stays valid.
    /// @param roots of sixteen trees, one for each first hex digit of the account: four levels less of proof in every
    /// claim than in one large tree; 0 where nobody has claims
    /// @param dataHash keccak256 of the published leaves
    /// @param uri where the leaves are published
    function publishClaims(bytes32[16] calldata roots, bytes32 dataHash, string calldata uri) external;

    /// @notice The roots of the account's tree that count, and when the current one was set (0: never).
    function claimRootsOf(address account) external view returns (bytes32 current, bytes32 previous, uint256 setAt);

    /// @notice Announces a higher limit on what claims may mint in an epoch, in force seven days later; owner only.
    /// @dev Replaces an announcement that is not yet in force.
    function raiseEpochMintCap(uint48 newCap) external;

    /// @notice Most points that claims may mint in one epoch, as of now.
    function epochMintCap() external view returns (uint256);

    // ----------------------------------------------------------------------------------------------------- burning

    /// @notice Burns the sender's oldest points.
    function burn(uint256 amount) external;

    /// @notice Burns the sender's oldest points for a campaign and tells it (`IBurnCampaign.onPointsBurned`).
    function burnFor(address campaign, uint256 amount, bytes calldata data) external;

    /// @notice As `burnFor`, for the account that signed `wish`; anyone may send it, once.
    /// @param signature of EIP-712 `Burn(address account,address campaign,uint256 amount,bytes data,uint256 nonce,uint256 deadline)`
    /// by the account's key, or accepted by its ERC-1271 code
    function burnForWithSignature(Burn calldata wish, bytes calldata signature) external;

    /// @notice Whether a signed burn, by its EIP-712 digest, was already sent.
    function isBurnUsed(bytes32 digest) external view returns (bool);

    /// @notice Gives back points that were burned for the calling campaign, each with its own expiry. They never count
    /// towards a tier.
    /// @param burned what `onPointsBurned` was given, or a part of it
    /// @param revive what happens to points that expired meanwhile: true (the merchant's doing) moves them to the
    /// oldest living epoch, false (the member's) lets them lapse
    /// @return restored the points the account has again
    function restore(address account, uint256 burned, bool revive) external returns (uint256 restored);

    // --------------------------------------------------------------------------------------------------- campaigns

    /// @notice Launches a clone of `implementation`, one of those listed in the factory; owner only.
    /// @param terms the campaign's own immutable arguments
    /// @param mintBudget most points it may ever mint, below 2^48
    function launch(
        address implementation,
        bytes calldata terms,
        uint256 mintBudget
    ) external returns (address campaign);

    /// @notice Mints within the calling campaign's budget, into the running epoch, as earned points.
    function mint(address account, uint256 amount) external;

    /// @notice Takes `amount` out of the calling campaign's budget, to be released, awarded or cancelled later.
    function hold(uint256 amount) external;

    /// @notice Mints what the calling campaign held, as earned points (the return window of an order ended).
    function release(address account, uint256 amount) external;

    /// @notice Mints what the calling campaign held as a prize: it does not count towards a tier.
    function award(address account, uint256 amount) external;

    /// @notice Gives held points back to the calling campaign's budget (a return).
    function cancelHold(uint256 amount) external;

    /// @notice The budget of a campaign; `number` is 0 when the program did not launch it.
    function campaignOf(address campaign) external view returns (CampaignBudget memory);

    /// @notice How many campaigns were launched; they are numbered from 1.
    function campaignCount() external view returns (uint256);

    /// @notice Points burned for a campaign and not given back.
    function burnedFor(address campaign) external view returns (uint256);

    // ----------------------------------------------------------------------------------------------------- issuers

    /// @notice Names a key; owner only. One key has one role, for ever.
    /// @param validFrom not in the past
    function addIssuer(address key, Role role, uint40 validFrom) external;

    /// @notice Ends a key's window, at least ten minutes from now; owner only. An end is never moved back.
    function retireIssuer(address key, uint40 validUntil) external;

    /// @notice A key's role and window, kept for ever; role `None` when it was never named.
    function issuerOf(address key) external view returns (Issuer memory);

    /// @notice Whether `key` holds `role` and `time` lies in its window.
    function isIssuer(address key, Role role, uint256 time) external view returns (bool);

    // ------------------------------------------------------------------------------------------- views for people

    /// @notice The account's points by the date they expire on, soonest first.
    function expiries(address account) external view returns (Expiry[4] memory);

    /// @notice Why the account's balance is what it is.
    function statementOf(address account) external view returns (AccountStatement memory);

    /// @notice The tier that `account` has reached; 0 when the program uses no tiers.
    function tierOf(address account) external view returns (uint8);

    /// @notice Points earned over the living epochs that reach tier 1, 2, ..
    function tierThresholds() external view returns (uint256[] memory);

    /// @notice The running epoch; the first is 4, so that a claim word always has four epochs behind it.
    function epoch() external view returns (uint256 current);

    /// @notice The stored word: epoch (16 bits), ever claimed (48), points by age (4 x 48, oldest first).
    function accountWord(address account) external view returns (uint256);

    /// @notice The supply's stored word: epoch (16 bits), minted by claims in it (48), points by age (4 x 48).
    function totalSupplyWord() external view returns (uint256);

    /// @notice Who may receive points by transfer.
    function transferPolicy() external view returns (TransferPolicy);

    /// @notice The start of epoch 4, Unix seconds.
    function firstEpochAt() external view returns (uint256);

    function epochSeconds() external view returns (uint256);

    /// @notice The factory that lists what this program may launch.
    function factory() external view returns (address);
}
