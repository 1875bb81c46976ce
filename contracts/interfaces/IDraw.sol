// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {DrawTerms} from "../types/DrawTerms.sol";
import {PrizeClaim} from "../types/PrizeClaim.sol";
import {ProvenEntry} from "../types/ProvenEntry.sol";
import {TicketReceipt} from "../types/TicketReceipt.sol";
import {IBurnCampaign} from "./IBurnCampaign.sol";
import {ICampaign} from "./ICampaign.sol";

/// @notice Where a draw stands. It follows from time and from what was committed; nobody sets it.
/// Unfunded: prizes are missing. Open: entries are being made. Challenge: committed, challenges and answers run.
/// Frozen: waits for its round. Drawn: the seed is known. Void: it cannot be drawn. Refunded: no beacon came.
enum DrawState {
    Unfunded,
    Open,
    Challenge,
    Frozen,
    Drawn,
    Void,
    Refunded
}

/// @title A lottery that anyone can check
/// @notice In this order: prizes into escrow, entries committed (or made on chain), challenges, freeze, the beacon's round,
/// claims. The entries are fixed before the randomness can be known; the contract checks the beacon's signature itself;
/// winners follow by arithmetic; whatever is not won goes to the beneficiary named in the terms, never to the merchant.
/// @dev What is not proven: that the names on the list are different people, or that the merchant is not among them. It
/// rests on the operators of the beacon not colluding. Where a prize is a token, its issuer may be able to freeze it; this
/// contract cannot let it go.
interface IDraw is ICampaign, IBurnCampaign {
    // ------------------------------------------------------------------------------------------------------ events

    /// @notice All prizes are in escrow.
    event Funded(address indexed by);

    /// @notice The entries and the round are fixed.
    /// @param root of the Merkle sum tree
    /// @param total tickets
    /// @param count entries
    /// @param round of the beacon that decides
    /// @param dataHash keccak256 of the list: 40-byte records (entrant, weight), ascending by entrant
    /// @param uri where the list is published
    event DrawCommitted(bytes32 root, uint64 total, uint256 count, uint64 round, bytes32 dataHash, string uri);

    /// @notice An entry made on chain. `tickets` begin at `start`; `burned` gives the points back if the draw is void.
    event Entered(uint256 indexed index, bytes32 indexed entrant, uint256 start, uint256 tickets, uint256 burned);

    /// @notice Somebody asks to be shown the leaf at `index`. Unanswered at the freeze, it makes the draw void.
    event LeafChallenged(uint256 indexed index, address indexed challenger, uint256 bondWei);
    event LeafAnswered(uint256 indexed index, bytes32 entrant, uint64 weight);

    /// @notice Somebody says that `entrant` has fewer tickets on the list than its receipt. What is missing at the freeze is
    /// appended to the list.
    event OmissionChallenged(bytes32 indexed entrant, uint64 tickets, address indexed challenger, uint256 bondWei);
    event OmissionAnswered(bytes32 indexed entrant, uint64 weight, uint64 missing);

    /// @notice The seed, from the round's verified randomness.
    event DrawFulfilled(uint64 indexed round, bytes32 randomness, bytes32 seed);

    /// @notice `account` (0 in the upper bits; bit 160 marks a claim key) owns `ticket`: its tickets are start .. start + weight - 1.
    event WinnerProven(uint256 indexed prize, bytes32 indexed account, uint256 ticket, uint256 start, uint256 weight);

    /// @notice The owner of the prize's ticket cannot win (again); the prize is drawn again.
    event Redrawn(uint256 indexed prize, bytes32 indexed account, uint256 attempt);

    event PrizePaid(uint256 indexed prize, address indexed to);

    /// @notice A winner could not be paid; `payPrize` and `claimTo` remain.
    event PaymentFailed(uint256 indexed prize, address indexed to);

    /// @notice Nobody won the prize in time; it went to the beneficiary.
    event PrizeUnclaimed(uint256 indexed prize, address indexed beneficiary);

    /// @notice No beacon came by drawBy; from `executableAt` the draw can be refunded, until then it can be fulfilled.
    event RefundAnnounced(uint256 executableAt);
    event Refunded();

    /// @notice Burned points were given back.
    event EntryRestored(uint256 indexed index, address indexed account, uint256 points);

    /// @notice The deposit of the commitment was returned or, `forfeited`, given to the beneficiary.
    event DepositSettled(address indexed to, uint256 amountWei, bool forfeited);

    /// @notice The draw is void, said once for the record by anybody; the state itself follows from time.
    event DrawVoided();

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice The draw cannot be launched with this `field`.
    error InvalidTerms(bytes32 field);
    /// @notice The call belongs to another state.
    error WrongState(DrawState state);
    /// @notice Too early or too late: it is `time`, the limit is `limit`.
    error OutsideWindow(uint256 time, uint256 limit);
    /// @notice Neither the program's owner nor its live `Anchors` key.
    error NotCommitter(address caller);
    error WrongValue(uint256 sentWei, uint256 expectedWei);
    /// @notice The escrow received another amount: the token takes a fee or lies.
    error WrongAmountReceived(address token, uint256 received, uint256 expected);
    error WrongCommitment(bytes32 field);
    error NoSuchEntry(uint256 index);
    /// @notice An entrant is an address, not zero, with bit 160 for a claim key and nothing above.
    error NoSuchEntrant(bytes32 entrant);
    /// @notice The path leads to another root or total.
    error WrongProof(bytes32 root, uint256 total);
    error AlreadyChallenged();
    error NotChallenged();
    error WrongReceipt(address signer);
    /// @notice The receipt gives no more tickets than those already entered.
    error AlreadyEntered(uint64 tickets);
    error NotAWholeTicket(uint256 points, uint256 ticketPoints);
    error NoSuchPrize(uint256 prize);
    error AlreadySettled(uint256 prize);
    error NotTheWinner(uint256 ticket, uint256 start, uint256 weight);
    /// @notice Distinct prizes are settled in ascending order.
    error NotThisPrizeYet(uint256 prize, uint256 next);
    error NotProven(uint256 prize);
    error NotSignedByWinner();
    /// @notice The prize can still be won or paid until `until`.
    error StillClaimable(uint256 prize, uint256 until);
    error PaymentRefused(address to);
    error NothingToWithdraw(address account);

    // ----------------------------------------------------------------------------------------------------- entries

    /// @notice Moves the ERC-20 and ERC-721 prizes from the caller into escrow, once; points are held since the launch.
    function fund() external;

    /// @notice Fixes the entries and the round; program owner or `Anchors` key, once, with the deposit.
    /// @param entries the list itself (short lists), or empty
    function commit(
        bytes32 root,
        uint64 total,
        uint256 count,
        uint64 round,
        bytes32 dataHash,
        string calldata uri,
        bytes calldata entries
    ) external payable;

    /// @notice Asks for the leaf at `index`; the bond pays for the answer, the rest comes back.
    function challengeLeaf(uint256 index) external payable;

    /// @notice Shows a challenged leaf; anyone, before the freeze.
    function answerLeaf(ProvenEntry calldata entry) external;

    /// @notice Says that the list holds fewer tickets than a signed receipt.
    function challengeOmission(TicketReceipt calldata receipt, bytes calldata signature) external payable;

    /// @notice Shows the entrant's leaf; a lighter one than the receipt reduces what is missing.
    function answerOmission(ProvenEntry calldata entry) external;

    /// @notice On-chain entries without buying: as many tickets as the receipt gives beyond earlier ones.
    function enterWithReceipt(TicketReceipt calldata receipt, bytes calldata signature) external;

    // ---------------------------------------------------------------------------------------------------- the draw

    /// @notice Sets the seed from the beacon's signature of the round; anyone, from the round on.
    function fulfill(bytes calldata signature) external;

    /// @notice Proves who won `prize` and pays an account; anyone. A claim key's prize waits for `claimTo`.
    function claim(uint256 prize, ProvenEntry calldata entry) external;

    /// @notice As `claim` for on-chain entries: no proof is needed.
    function claimOnChain(uint256 prize) external;

    /// @notice Pays a proven prize to where its winner says.
    /// @param signature of EIP-712 `PrizeClaim(uint256 prize,address payee,uint256 deadline)` by the account or the claim key
    function claimTo(PrizeClaim calldata wish, bytes calldata signature) external;

    /// @notice Tries again to pay a proven prize to its account; anyone.
    function payPrize(uint256 prize) external;

    /// @notice Gives a prize that nobody can win any more to the beneficiary; anyone.
    function settleUnclaimed(uint256 prize) external;

    // ------------------------------------------------------------------------------------------------- when it fails

    /// @notice After drawBy without a beacon: announces the refund; anyone.
    function announceRefund() external;

    /// @notice After the notice: gives up waiting; anyone.
    function executeRefund() external;

    /// @notice Void or refunded: gives the points of an on-chain entry back; anyone.
    function restoreEntry(uint256 index) external;

    /// @notice Records in an event that the draw is void; anyone.
    function recordVoid() external;

    /// @notice After the freeze: returns the bond of a leaf challenge that was never answered.
    function releaseLeafBond(uint256 index) external;

    /// @notice After the freeze: returns the bond of an omission challenge that was never answered.
    function releaseOmissionBond(bytes32 entrant) external;

    /// @notice After the freeze: returns or forfeits the deposit.
    function settleDeposit() external;

    /// @notice Sends an account what it is owed from bonds and deposits; anyone.
    function withdraw(address payable account) external;

    // ------------------------------------------------------------------------------------------- views for people

    /// @notice The state, as of now.
    function state() external view returns (DrawState);

    /// @notice All terms, decoded from the draw's own code.
    function terms() external view returns (DrawTerms memory);

    /// @notice The bytes to launch a draw with.
    function encodeTerms(DrawTerms calldata drawTerms) external pure returns (bytes memory);

    /// @notice What was committed and drawn.
    /// @param root of the entries; 0 on chain
    /// @param total tickets committed
    /// @param appended tickets that unanswered omissions add
    /// @param count entries
    /// @param round of the beacon that decides
    /// @param roundAt when it is published
    /// @param committedAt when the entries were fixed (0: not yet)
    /// @param freezeAt from when only time and the beacon decide
    /// @param drawnAt when the seed was set (0: not yet)
    /// @param seed the number every winner follows from
    /// @param openChallenges that are not answered
    function info()
        external
        view
        returns (
            bytes32 root,
            uint256 total,
            uint256 appended,
            uint256 count,
            uint256 round,
            uint256 roundAt,
            uint256 committedAt,
            uint256 freezeAt,
            uint256 drawnAt,
            bytes32 seed,
            uint256 openChallenges
        );

    /// @notice The two beacons that a draw can use, and what makes it a test when they are not drand's.
    function beacons() external view returns (address first, address second, bool isTest);

    /// @notice When a round of this draw's beacon is published.
    function roundTime(uint64 round) external view returns (uint256);

    /// @notice The winning ticket of a prize at its current attempt; in a distinct draw only that of the prize in turn can change.
    function ticketOf(uint256 prize) external view returns (uint256 ticket, uint256 attempt);

    /// @notice The proven winner of a prize; for on-chain entries the winner itself, proven or not.
    /// @return entrant 0: not proven
    /// @return provenAt when it was proven
    /// @return settled paid, or given to the beneficiary
    function winnerOf(uint256 prize) external view returns (bytes32 entrant, uint256 provenAt, bool settled);

    /// @notice Whether a signature is that of a round, by this draw's beacon.
    function verifyBeacon(
        uint64 round,
        bytes calldata signature
    ) external view returns (bool valid, bytes32 randomness);

    /// @notice Whether an entry owns the ticket of a prize. Reverts when the proof itself is wrong.
    function verifyWinner(
        uint256 prize,
        ProvenEntry calldata entry
    ) external view returns (bool owns, uint256 ticket, uint256 start);

    /// @notice The draw's own checks.
    /// @param committedBeforeRound the entries were fixed before the round was published
    /// @param beaconVerified the round's signature was verified on chain
    /// @param seedMatches the seed follows from the commitment and the round
    /// @param prizesProven prizes with a proven winner
    /// @param prizesTotal all prizes
    function verifyDraw()
        external
        view
        returns (
            bool committedBeforeRound,
            bool beaconVerified,
            bool seedMatches,
            uint256 prizesProven,
            uint256 prizesTotal
        );

    /// @notice The formula with this draw's numbers, to be checked with any keccak256.
    function explain() external view returns (string memory);

    /// @notice The bond that the next challenge must carry in a block of that base fee, in wei.
    /// @dev A parameter, because nodes answer views with a base fee of 0.
    function bondAt(uint256 baseFeeWei) external view returns (uint256);

    /// @notice Tickets that were entered on chain with a receipt rather than by burning points.
    function freeTickets() external view returns (uint256);

    /// @notice An on-chain entry: `tickets` from `start`. `restored` says that its points were given back.
    function entryOf(
        uint256 index
    ) external view returns (bytes32 entrant, uint256 start, uint256 tickets, bool restored);

    /// @notice What an account can withdraw, in wei.
    function creditOf(address account) external view returns (uint256);
}
