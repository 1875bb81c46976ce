import { readFileSync } from "node:fs";
import { type Address, getAddress, isAddress } from "viem";
import { z } from "zod";
import type { DrawTerms } from "#sdk";
import { UsageError } from "../../cli/run.ts";
import type { DrawPlan } from "./DrawPlan.ts";

const secondsOf: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

const duration = z
  .string()
  .regex(/^\d{1,9}[smhd]$/, 'expected a time such as "90s", "48h" or "30d"')
  .transform((text) => Number(text.slice(0, -1)) * secondsOf[text.slice(-1)]!);
const moment = z.iso
  .datetime({ offset: true, error: 'expected a moment with its time zone, such as "2030-12-01T18:00:00Z"' })
  .transform((text) => Math.floor(Date.parse(text) / 1000));
const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), "expected an address (0x and 40 hexadecimal digits)")
  .transform((text): Address => getAddress(text));
const whole = z
  .union([z.int().nonnegative(), z.string().regex(/^\d+$/)], { error: "expected a whole number" })
  .transform((value) => BigInt(value));
const quantity = z.int().min(1).default(1);

const prize = z.union(
  [
    z.strictObject({ points: whole, quantity }).transform(({ points: amount, ...group }) => ({
      kind: "points" as const,
      amount,
      ...group,
    })),
    z.strictObject({ erc20: address, amount: whole, quantity }).transform(({ erc20: token, ...group }) => ({
      kind: "erc20" as const,
      token,
      ...group,
    })),
    z.strictObject({ erc721: address, id: whole }).transform(({ erc721: token, id: amount }) => ({
      kind: "erc721" as const,
      token,
      amount,
      quantity: 1,
    })),
  ],
  {
    error:
      'expected {"points": 500, "quantity": 4}, {"erc20": "0x..", "amount": "1000", "quantity": 1} or {"erc721": "0x..", "id": "7"}',
  },
);

const file = z.strictObject({
  title: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  promotion: address,
  ordersFrom: moment,
  mode: z.enum(["independent", "distinct"], {
    error: '"independent" (a name can win several prizes) or "distinct" (nobody wins twice)',
  }),
  beacon: z.enum(["evmnet", "quicknet", "test"], { error: '"evmnet", "quicknet" or, in development, "test"' }),
  prizes: z.array(prize).min(1),
  beneficiary: address,
  maxTickets: whole,
  freeEntry: z
    .string()
    .trim()
    .min(1, "say how to take part without buying anything; many places forbid a draw without it"),
  entriesCloseAt: moment,
  commitWithin: duration.default(86_400),
  challengesFor: duration.default(2 * 86_400),
  answersFor: duration.default(86_400),
  drawWithin: duration.default(14 * 86_400),
  claimsFor: duration.default(30 * 86_400),
  bondWei: whole.default(10n ** 14n),
  depositWei: whole.default(10n ** 17n),
});

function termsOf(plan: z.output<typeof file>): DrawTerms {
  const { entriesCloseAt } = plan;
  const commitBy = entriesCloseAt + plan.commitWithin;
  const challengeEnd = commitBy + plan.challengesFor;
  return {
    mode: plan.mode,
    beacon: plan.beacon === "quicknet" ? 1 : 0,
    beneficiary: plan.beneficiary,
    entriesCloseAt,
    commitBy,
    challengeEnd,
    answerSeconds: plan.answersFor,
    drawBy: challengeEnd + plan.answersFor + plan.drawWithin,
    claimSeconds: plan.claimsFor,
    maxWeight: plan.maxTickets,
    round: 0,
    ticketPoints: 0,
    bondWei: plan.bondWei,
    depositWei: plan.depositWei,
    prizes: plan.prizes,
    freeEntry: plan.freeEntry,
  };
}

/** Which beacon the file asks for. */
export type WantedBeacon = z.output<typeof file>["beacon"];

/**
 * Reads the file of a draw (docs/draws.md describes it); each step's time is counted from the end of the one before.
 * @throws UsageError naming every field that is wrong
 */
export function readDrawFile(path: string): DrawPlan & { beacon: WantedBeacon } {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new UsageError(`${path} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  const parsed = file.safeParse(content);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join(".") || "the file"}: ${issue.message}`);
    throw new UsageError(`${path} does not describe a draw:\n${wrong.join("\n")}`);
  }
  const { title, promotion, ordersFrom, beacon } = parsed.data;
  return { title, promotion, ordersFrom, beacon, terms: termsOf(parsed.data) };
}
