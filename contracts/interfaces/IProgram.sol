// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Role} from "../types/Role.sol";
import {TransferPolicy} from "../types/TransferPolicy.sol";

/// @notice What is fixed for ever when a program is created.
/// @param name the program's name, shown by wallets and in signatures
/// @param symbol the points' symbol
/// @param owner who launches campaigns and names issuers, preferably a multisig
/// @param transferPolicy who may receive points by transfer
/// @param firstEpochAt start of the first epoch, Unix seconds, not in the future
/// @param epochSeconds length of an epoch; points live three to four epochs
/// @param epochMintCap most points that claims may mint in one epoch
/// @param tierThresholds points earned over the living epochs that reach tier 1, 2, ..; empty when tiers are not used, at most five
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

/// @notice A key that signs for the merchant. `validUntil` 0 means: not retired.
struct Issuer {
    Role role;
    uint40 validFrom;
    uint40 validUntil;
}

/// @notice What a campaign may still mint.
struct CampaignBudget {
    uint32 number;
    uint40 launchedAt;
    uint48 budget;
    uint48 minted;
    uint48 held;
}

/// @title A merchant's loyalty program: points, issuer keys, campaigns
/// @notice Points are an ERC-20 without decimals. They expire by epoch: what was earned in epoch e lives to the end of epoch e + 3.
interface IProgram is IERC20 {
    event IssuerAdded(address indexed key, Role role, uint256 validFrom);
    event IssuerRetired(address indexed key, uint256 validUntil);
    event CampaignLaunched(
        address indexed campaign,
        address indexed implementation,
        uint256 number,
        uint256 mintBudget
    );
    event ClaimsRootSet(bytes32 root, bytes32 dataHash, string uri);

    error ClaimExpired(uint256 deadline, uint256 time);
    error ClaimFromFuture(uint256 claimEpoch, uint256 epoch);
    error NotIssuer(address signer, Role role, uint256 time);
    error EpochMintCapExceeded(uint256 wouldMint, uint256 cap);
    error NotCampaign(address caller);
    error MintBudgetExceeded(uint256 amount, uint256 left);

    /// @notice Adds what `word` says was earned and is not yet claimed; anyone may submit, it pays only `account`.
    /// @param word epoch e in the top 16 bits, then the cumulative totals at the end of epochs e-4, e-3, e-2, e-1, e (48 bits each, e lowest)
    /// @param signature of EIP-712 `Claim(address account,uint256 word,uint256 deadline)` by a live `Claims` key
    function claim(address account, uint256 word, uint256 deadline, bytes calldata signature) external;

    /// @notice Launches a clone of `implementation`, one of those listed in the factory; owner only.
    /// @param terms the campaign's own immutable arguments
    /// @param mintBudget most points it may ever mint
    function launch(
        address implementation,
        bytes calldata terms,
        uint256 mintBudget
    ) external returns (address campaign);

    /// @notice Mints within the calling campaign's budget, into the running epoch.
    function mint(address account, uint256 amount) external;

    /// @notice Takes `amount` out of the calling campaign's budget, to be released or cancelled later.
    function hold(uint256 amount) external;

    /// @notice Mints what the calling campaign held.
    function release(address account, uint256 amount) external;

    /// @notice Gives held points back to the calling campaign's budget (a return).
    function cancelHold(uint256 amount) external;

    /// @notice Whether `key` holds `role` and `time` lies in its window.
    function isIssuer(address key, Role role, uint256 time) external view returns (bool);

    /// @notice The tier that `account` has reached; 0 when the program uses no tiers.
    function tierOf(address account) external view returns (uint8);

    /// @notice The running epoch; the first is 4, so that a claim word always has five epochs behind it.
    function epoch() external view returns (uint256);
}
