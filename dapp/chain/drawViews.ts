import { parseAbi } from "viem";

/** What a page asks a draw for, of contracts/interfaces/IDraw.sol. The whole ABI is for the check, which runs in a worker. */
export const drawViews = parseAbi([
  "struct PrizeGroup { uint8 kind; address token; uint256 amount; uint32 quantity; }",
  "struct DrawTerms { uint8 mode; uint8 beacon; address beneficiary; uint40 entriesCloseAt; uint40 commitBy; uint40 challengeEnd; uint32 answerSeconds; uint40 drawBy; uint32 claimSeconds; uint64 maxWeight; uint64 round; uint48 ticketPoints; uint96 bondWei; uint96 depositWei; PrizeGroup[] prizes; string freeEntry; }",
  "function state() view returns (uint8)",
  "function terms() view returns (DrawTerms)",
  "function beacons() view returns (address first, address second, bool isTest)",
  "function info() view returns (bytes32 root, uint256 total, uint256 appended, uint256 count, uint256 round, uint256 roundAt, uint256 committedAt, uint256 freezeAt, uint256 drawnAt, bytes32 seed, uint256 openChallenges)",
  "function winnerOf(uint256 prize) view returns (bytes32 entrant, uint256 provenAt, bool settled)",
]);
