import { eq } from "drizzle-orm";
import { encodeFunctionData } from "viem";
import { drawAbi } from "#sdk/abi";
import type { Campaigns } from "../chain/Campaigns.ts";
import type { Indexer } from "../chain/indexer/Indexer.ts";
import { draws } from "../store/schema/draws.ts";
import { answerChallenges } from "./answerChallenges.ts";
import { collectTickets } from "./collectTickets.ts";
import { commitList } from "./commitList.ts";
import type { DrawParts, DrawStep } from "./DrawStep.ts";
import type { DrawReader } from "./DrawReader.ts";
import { fulfillRound } from "./fulfillRound.ts";
import { readHistory } from "./readHistory.ts";
import { sendDrawCall } from "./sendDrawCall.ts";
import { settleDeposit } from "./settleDeposit.ts";
import { settlePrizes } from "./settlePrizes.ts";
import { writeList } from "./writeList.ts";

/** Orders are looked through this often for tickets that became final, besides whenever somebody asks for their own. */
const COLLECT_SECONDS = 60;

type Keeping = DrawParts & {
  reader: DrawReader;
  campaigns: Campaigns;
  indexer: Pick<Indexer, "status">;
  returnWindowSeconds: number;
};

/**
 * Takes a draw as far as it can go now. What to do follows from the chain and the database alone, and doing it twice changes
 * nothing: a process that dies anywhere in here is followed by one that goes on.
 * @param row of the draw, just read
 */
export async function advanceDraw(keeping: Keeping, row: typeof draws.$inferSelect): Promise<void> {
  const draw = await keeping.reader.look(row.address as `0x${string}`);
  const history = await readHistory(keeping.store.session, row.address);
  const step: DrawStep = { ...keeping, draw, row, history };
  switch (draw.state) {
    case "Unfunded":
    case "Open":
      return prepare(keeping, step);
    case "Challenge":
      if (isOurs(step)) await answerChallenges(step);
      return;
    case "Frozen":
      await settleDeposit(step);
      return fulfillRound(step);
    case "Void":
      if (!history.voided) await recordVoid(step);
      await settleDeposit(step);
      return settlePrizes(step);
    case "Drawn":
      await settleDeposit(step);
      if (isOurs(step)) await settlePrizes(step);
      return;
    case "Refunded":
      await settleDeposit(step);
      return settlePrizes(step);
  }
}

async function prepare(keeping: Keeping, step: DrawStep): Promise<void> {
  const { draw, row, store, log } = step;
  if (draw.terms.mode === "on-chain") return;
  // What the index has not seen yet could be a return.
  const now = Math.min(draw.now, keeping.indexer.status.followedAt);
  const close = now > draw.terms.entriesCloseAt;
  if (row.closedAt === null && (close || now >= row.collectedUntil + COLLECT_SECONDS)) {
    const { book, holdSeconds } = await keeping.campaigns.get(row.promotion as `0x${string}`);
    const { returnWindowSeconds } = keeping;
    const { entriesCloseAt } = draw.terms;
    const collection = {
      draw: row.address,
      book: book.book,
      returnWindowSeconds,
      holdSeconds,
      entriesCloseAt,
      now,
      close,
    };
    await store.transaction((session) => collectTickets(session, collection));
  }
  if (!close) return;
  if (row.root === null && !(await writeList(store, row.address, draw.terms.maxWeight))) {
    log.error({ draw: draw.address }, "nobody has a ticket: the draw will be void");
    return;
  }
  const [written] = await store.session.select().from(draws).where(eq(draws.address, row.address));
  if (draw.state === "Open") await commitList({ ...step, row: written! });
}

function isOurs({ draw, row, log }: DrawStep): boolean {
  if (draw.terms.mode === "on-chain" || draw.root === row.root) return true;
  log.error(
    { draw: draw.address, committed: draw.root, ours: row.root },
    "another list was committed than the one written here",
  );
  return false;
}

async function recordVoid(step: DrawStep): Promise<void> {
  const data = encodeFunctionData({ abi: drawAbi, functionName: "recordVoid" });
  await sendDrawCall(step, { step: "void", data, gasLimit: 200_000 });
}
