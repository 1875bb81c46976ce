import { decodeErrorResult, decodeFunctionResult, encodeFunctionData, type Hex } from "viem";
import type { z } from "zod";
import type { Answer } from "../Pricer.ts";
import { checked } from "./checked.ts";
import { exactJson } from "./exactJson.ts";
import { fileSchemas } from "./fileSchemas.ts";
import { InputError } from "./InputError.ts";
import type { Lens, LensAnswer } from "./lens.ts";
import { refusalOf } from "./refusalOf.ts";

/** Lines x rules in one call, so that a call stays within the gas of a block. */
const WORK_PER_CALL = 20_000;

const REASONS = [
  "Applied",
  "NotStarted",
  "Ended",
  "TierTooLow",
  "NotInAudience",
  "SoldOut",
  "SpendTooLow",
  "QuantityTooLow",
  "NoEffect",
  "BeatenInLane",
  "CampaignCapReached",
];

type ChainBasket = z.output<typeof fileSchemas.basket>;

/** Struct of the contract, as far as the answer needs it. */
interface ChainResult {
  subtotal: bigint;
  discount: bigint;
  total: bigint;
  points: bigint;
  tickets: bigint;
  discounts: bigint[];
  rules: { reason: number; gain: bigint; uses: bigint }[];
}

/** What the Solidity library says to the texts of two files; shares no code with the twin. */
export async function priceWithLens(lens: Lens, rules: string, baskets: string): Promise<Answer | Answer[]> {
  try {
    const json = checked(fileSchemas.book, exactJson(rules), codeOfRulePath);
    const [answer] = await lens.tryAll([encodeFunctionData({ abi: lens.abi, functionName: "encode", args: [json] })]);
    const encoded = resultOf(lens, "encode", answer) as Hex;
    const list = exactJson(baskets);
    const answers = await priceAll(lens, encoded, json.rules.length, Array.isArray(list) ? list : [list]);
    return Array.isArray(list) ? answers : answers[0]!;
  } catch (cause) {
    return errorAnswer(cause);
  }
}

async function priceAll(lens: Lens, book: Hex, rules: number, list: readonly unknown[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  let waiting: { at: number; basket: ChainBasket }[] = [];
  let work = 0;
  const flush = async () => {
    const calls = waiting.map(({ basket }) => priceCall(lens, book, basket));
    const results = calls.length === 0 ? [] : await lens.tryAll(calls);
    waiting.forEach(({ at, basket }, i) => {
      answers[at] = orError(() => answerOf(resultOf(lens, "price", results[i]) as ChainResult, basket));
    });
    waiting = [];
    work = 0;
  };
  for (const [at, json] of list.entries()) {
    const basket = orError(() => sorted(checked(fileSchemas.basket, json, () => "InvalidBasket")));
    if ("error" in basket) {
      answers[at] = basket;
      continue;
    }
    waiting.push({ at, basket });
    work += (basket.lines.length + 10) * (rules + 10);
    if (work > WORK_PER_CALL) await flush();
  }
  await flush();
  return answers;
}

function priceCall(lens: Lens, book: Hex, { lines, context }: ChainBasket): Hex {
  const audiences = context.audiences.map(({ key, value }) => ({ number: key, value }));
  const available = context.available.map(({ key, value }) => ({ rule: key, uses: value }));
  const args = [book, lines, { time: context.time, tier: context.tier, audiences, available }];
  return encodeFunctionData({ abi: lens.abi, functionName: "price", args });
}

/** Canonical order: by price, then sku. */
function sorted(basket: ChainBasket): ChainBasket {
  const key = ({ price, sku }: { price: bigint; sku: bigint }) => (price << 64n) | sku;
  return { ...basket, lines: [...basket.lines].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

function answerOf(result: ChainResult, { lines }: ChainBasket): object {
  const { subtotal, discount, total, points, tickets } = result;
  return {
    subtotal: Number(subtotal),
    discount: Number(discount),
    total: Number(total),
    points: Number(points),
    tickets: Number(tickets),
    lines: lines.map(({ sku, price, quantity }, i) => ({
      sku: sku < 2n ** 53n ? Number(sku) : String(sku),
      price: Number(price),
      quantity: Number(quantity),
      discount: Number(result.discounts[i]),
    })),
    rules: result.rules.map(({ reason, gain, uses }) => ({
      reason: REASONS[reason],
      gain: Number(gain),
      uses: Number(uses),
    })),
  };
}

function resultOf(lens: Lens, functionName: string, answer: LensAnswer | undefined): unknown {
  if (answer?.succeeded) return decodeFunctionResult({ abi: lens.abi, functionName, data: answer.data });
  if (answer === undefined || answer.data === "0x") throw new Error("the local chain gave no answer");
  const { errorName, args = [] } = decodeErrorResult({ abi: lens.abi, data: answer.data });
  throw refusalOf(errorName, args.map(String));
}

function codeOfRulePath([first, index]: PropertyKey[]): string {
  return first === "rules" && typeof index === "number" ? "InvalidRule" : "InvalidRuleBook";
}

function orError<T extends object>(answer: () => T): T | { error: { code: string; message: string } } {
  try {
    return answer();
  } catch (cause) {
    return errorAnswer(cause);
  }
}

function errorAnswer(cause: unknown): { error: { code: string; message: string } } {
  if (cause instanceof InputError) return { error: { code: cause.code, message: cause.message } };
  throw cause;
}
