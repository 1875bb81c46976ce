import type { DrawTerms } from "#sdk";
import type { Address } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import type { RunningBackend } from "../../backend/startBackend.ts";
import { launchDraw } from "../program/launchDraw.ts";
import { merchantClients } from "../program/merchantClients.ts";
import { developmentKeys } from "./developmentKeys.ts";
import type { ChainSetUp } from "./setUpChain.ts";

const DAY = 86_400;

/** Gets what nobody wins: an account that is nobody's in the shop. */
const beneficiary = privateKeyToAddress(`0x${"c4".repeat(32)}`);

/** Purchases of this long ago still earn tickets. */
const ticketDays = 180;

type Pace = Pick<
  DrawTerms,
  "entriesCloseAt" | "commitBy" | "challengeEnd" | "answerSeconds" | "drawBy" | "claimSeconds"
>;

/** Revealed a minute after `now`. */
function quick(now: number): Pace {
  return {
    entriesCloseAt: now + 10,
    commitBy: now + 40,
    challengeEnd: now + 45,
    answerSeconds: 10,
    drawBy: now + DAY,
    claimSeconds: 30 * DAY,
  };
}

/** Collects tickets for a week. */
function calm(now: number): Pace {
  return {
    entriesCloseAt: now + 7 * DAY,
    commitBy: now + 8 * DAY,
    challengeEnd: now + 10 * DAY,
    answerSeconds: DAY,
    drawBy: now + 20 * DAY,
    claimSeconds: 30 * DAY,
  };
}

/** The demo's draws, and when the first is revealed (Unix seconds). */
export type DemoDraws = { revealed: Address; waiting: Address; revealedAt: number };

/**
 * Launches two test draws over the shop's orders: one that is revealed after a minute, and one that waits.
 */
export async function launchDemoDraws(
  backend: RunningBackend,
  { rpcUrl, setUp }: { rpcUrl: string; setUp: ChainSetUp },
): Promise<DemoDraws> {
  const clients = await merchantClients(rpcUrl, developmentKeys.owner);
  const { timestamp } = await clients.reader.getBlock({ blockTag: "pending" });
  const now = Math.max(Number(timestamp), Math.floor(Date.now() / 1000));
  const launch = async (pace: Pace, prizes: DrawTerms["prizes"], title: { en: string; zh: string }) => {
    const terms: DrawTerms = {
      ...pace,
      mode: "distinct",
      beacon: 0,
      beneficiary,
      maxWeight: 50n,
      round: 0,
      ticketPoints: 0,
      bondWei: 10n ** 14n,
      depositWei: 10n ** 17n,
      prizes,
      freeEntry:
        "One ticket a person at the counter or by post, no purchase needed. 每人一张，到店或邮寄领取，无需购物。",
    };
    const { campaign } = await launchDraw(clients, { program: setUp.program, implementation: setUp.testDraw, terms });
    const ordersFrom = now - ticketDays * DAY;
    await backend.registerDraw({ draw: campaign, promotion: setUp.campaign, title, ordersFrom });
    return { campaign, terms };
  };
  const waiting = await launch(
    calm(now),
    [
      { kind: "points", amount: 50_000n, quantity: 1 },
      { kind: "points", amount: 2_000n, quantity: 10 },
    ],
    { en: "Winter grand draw", zh: "冬季大抽奖" },
  );
  const revealed = await launch(
    quick(now),
    [
      { kind: "points", amount: 5_000n, quantity: 1 },
      { kind: "points", amount: 500n, quantity: 4 },
    ],
    { en: "Thank-you draw", zh: "答谢抽奖" },
  );
  const { challengeEnd, answerSeconds } = revealed.terms;
  return {
    revealed: revealed.campaign,
    waiting: waiting.campaign,
    revealedAt: challengeEnd + answerSeconds + 2,
  };
}
