import { KINDS, type Basket, type PriceResult, type Reason, type Rule, type RuleBook } from "#sdk";

/*
 * The pricing specification read aloud, in BigInt and without any thought of speed. It shares nothing with the twin
 * but its types, and exists so that a mistake in the twin cannot hide in its twin.
 */

interface Work {
  sku: bigint;
  tags: bigint;
  price: bigint;
  quantity: bigint;
  r: bigint;
}

interface Outcome {
  reason: Reason;
  gain: bigint;
  uses: bigint;
}

/** What a rule gives before the caps: a discount of each line (price kinds) and the gain. */
interface Effect {
  d: bigint[];
  gain: bigint;
  uses: bigint;
}

const UNLIMITED = 2n ** 64n - 1n;
const LARGEST = 2n ** 53n - 1n;

export class NaiveRefusal extends Error {}

export function naivePrice(book: RuleBook, basket: Basket): PriceResult {
  const lines = basket.lines
    .map((line): Work => {
      const price = BigInt(line.price);
      const quantity = BigInt(line.quantity);
      return { sku: line.sku, tags: line.tags, price, quantity, r: price * quantity };
    })
    .sort((a, b) => Number(a.price - b.price) || (a.sku < b.sku ? -1 : 1));
  const subtotal = sum(lines.map(({ r }) => r));
  if (subtotal > LARGEST) throw new NaiveRefusal("subtotal");
  const allowed = book.maxDiscountBps ? (subtotal * BigInt(book.maxDiscountBps)) / 10_000n : undefined;
  const outcomes: Outcome[] = book.rules.map(() => ({ reason: "NoEffect", gain: 0n, uses: 0n }));
  const totals = { discount: 0n, points: 0n, tickets: 0n };

  for (const family of ["discount", "points", "tickets"] as const)
    for (let lane = 0; lane < 16; lane++) {
      const effects = new Map<number, bigint[]>();
      let winner = -1;
      book.rules.forEach((rule, index) => {
        if (familyOf(rule) !== family || (rule.lane ?? 0) !== lane) return;
        const left = family === "discount" && allowed !== undefined ? allowed - totals.discount : undefined;
        const { outcome, d } = evaluate(book, rule, index, lines, basket, left);
        outcomes[index] = outcome;
        effects.set(index, d);
        if (outcome.gain > 0n && (winner < 0 || outcome.gain > outcomes[winner]!.gain)) winner = index;
      });
      if (winner < 0) continue;
      for (const index of effects.keys())
        if (index !== winner && outcomes[index]!.gain > 0n) outcomes[index]!.reason = "BeatenInLane";
      totals[family] += outcomes[winner]!.gain;
      if (family === "discount") effects.get(winner)!.forEach((d, i) => (lines[i]!.r -= d));
    }

  if (totals.points > LARGEST || totals.tickets > LARGEST) throw new NaiveRefusal("result");
  return {
    subtotal: Number(subtotal),
    discount: Number(totals.discount),
    total: Number(subtotal - totals.discount),
    points: Number(totals.points),
    tickets: Number(totals.tickets),
    lines: lines.map(({ sku, price, quantity, r }) => ({
      sku,
      price: Number(price),
      quantity: Number(quantity),
      discount: Number(price * quantity - r),
    })),
    rules: outcomes.map(({ reason, gain, uses }) => ({ reason, gain: Number(gain), uses: Number(uses) })),
  };
}

const NOTHING: Required<Omit<Rule, "kind">> = {
  lane: 0,
  selector: 0n,
  trigger: 0n,
  minSpend: 0,
  minQuantity: 0,
  every: 0,
  value: 0,
  personal: false,
  cap: 0,
  buy: 0,
  get: 0,
  perOrder: 0,
  perAccount: 0,
  limit: 0,
  from: 0,
  until: 0,
  minTier: 0,
  audience: 0,
};

function evaluate(
  book: RuleBook,
  sparse: Rule,
  index: number,
  lines: Work[],
  { context }: Basket,
  allowance: bigint | undefined,
): { outcome: Outcome; d: bigint[] } {
  const because = (reason: Reason) => ({ outcome: { reason, gain: 0n, uses: 0n }, d: [] });
  const rule = { ...NOTHING, ...sparse };
  const personal = context.audiences?.[rule.audience];
  const available = availableOf(rule, context.available?.[index]);
  const sameSet = rule.kind === "BuyXGetY" && [0n, rule.selector].includes(rule.trigger);
  const seen = lines.filter((line) => line.r > 0n && matches(line, sameSet ? rule.selector : rule.trigger));
  const spend = sum(seen.map(({ r }) => r));
  const units = sum(seen.map(({ quantity }) => quantity));
  const conditions: [Reason, boolean][] = [
    ...gates(book, rule, context),
    ["SoldOut", available > 0n],
    ["SpendTooLow", spend >= BigInt(rule.minSpend)],
    ["QuantityTooLow", units >= BigInt(Math.max(1, rule.minQuantity))],
  ];
  const refusal = conditions.find(([, holds]) => !holds);
  if (refusal) return because(refusal[0]);

  const value = rule.personal && personal ? Math.min(personal, rule.value) : rule.value;
  const turns = rule.every ? spend / BigInt(rule.every) : UNLIMITED;
  const most = least(available, rule.perOrder ? BigInt(rule.perOrder) : UNLIMITED, turns);
  const effect = effectOf(rule, lines, BigInt(value), most, sameSet, seen);
  const capped = rule.cap ? least(effect.gain, BigInt(rule.cap)) : effect.gain;
  if (capped === 0n) return because("NoEffect");
  if (familyOf(rule) !== "discount") return { outcome: { reason: "Applied", gain: capped, uses: effect.uses }, d: [] };
  const gain = least(capped, allowance ?? UNLIMITED);
  if (gain === 0n) return because("CampaignCapReached");
  const d = gain < sum(effect.d) ? split(gain, effect.d) : effect.d;
  return { outcome: { reason: "Applied", gain, uses: effect.uses }, d };
}

function availableOf(rule: Required<Rule>, given: number | undefined): bigint {
  const limits = [rule.limit, rule.perAccount].filter((limit) => limit !== 0).map(BigInt);
  return given === undefined ? least(UNLIMITED, ...limits) : BigInt(given);
}

function gates(book: RuleBook, rule: Required<Rule>, context: Basket["context"]): [Reason, boolean][] {
  return [
    ["NotStarted", context.time >= (rule.from || book.startsAt || 0)],
    ["Ended", context.time < (rule.until || book.endsAt || Infinity)],
    ["TierTooLow", (context.tier ?? 0) >= rule.minTier],
    ["NotInAudience", rule.audience === 0 || context.audiences?.[rule.audience] !== undefined],
  ];
}

function effectOf(
  rule: Required<Rule>,
  lines: Work[],
  value: bigint,
  most: bigint,
  sameSet: boolean,
  seen: Work[],
): Effect {
  const isTarget = (line: Work) => line.r > 0n && matches(line, rule.selector);
  const weights = lines.map((line) => (isTarget(line) ? line.r : 0n));
  const once = rule.every ? most : least(most, 1n);
  switch (rule.kind) {
    case "PercentOff":
      return fromSplit(half(sum(weights), value), weights, 1n);
    case "AmountOff":
      return fromSplit(least(value * once, sum(weights)), weights, once);
    case "UnitPrice":
      return unitPrice(lines, isTarget, value, most);
    case "BuyXGetY":
      return buyXGetY(rule, lines, isTarget, value, most, sameSet ? undefined : seen);
    case "BundlePrice":
    case "BundlePercent":
      return bundle(rule, lines, isTarget, value, most);
    default:
      return { d: [], gain: value * once, uses: once };
  }
}

function unitPrice(lines: Work[], isTarget: (line: Work) => boolean, value: bigint, most: bigint): Effect {
  const d = lines.map(() => 0n);
  let left = most;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    if (!isTarget(line) || left === 0n) continue;
    const n = least(left, line.quantity);
    const gain = partOf(line, n) - value * n;
    if (gain <= 0n) continue;
    d[i] = gain;
    left -= n;
  }
  return { d, gain: sum(d), uses: most - left };
}

function buyXGetY(
  rule: Required<Rule>,
  lines: Work[],
  isTarget: (line: Work) => boolean,
  value: bigint,
  most: bigint,
  triggers: Work[] | undefined,
): Effect {
  const buy = BigInt(rule.buy);
  const get = BigInt(rule.get);
  const targets = sum(lines.filter(isTarget).map(({ quantity }) => quantity));
  const others = sum((triggers ?? []).filter((line) => !isTarget(line)).map(({ quantity }) => quantity));
  const uses = triggers ? least(most, others / buy, targets / get) : least(most, targets / (buy + get));
  const n = triggers ? take(lines, isTarget, uses * get) : takeLast(lines, isTarget, uses, buy, get);
  const d = lines.map((line, i) => half(partOf(line, n[i]!), value));
  return { d, gain: sum(d), uses };
}

function bundle(
  { kind, selector }: Required<Rule>,
  lines: Work[],
  isTarget: (line: Work) => boolean,
  value: bigint,
  most: bigint,
): Effect {
  const parts = bits(selector);
  const isIn = (part: bigint) => (line: Work) => isTarget(line) && bits(line.tags & selector)[0] === part;
  const isPriced = kind === "BundlePrice";
  let uses = 0n;
  while (uses < most) {
    // The k-th dearest unit of a part lies where taking one unit more makes the difference.
    const worth = parts.map((part) => {
      const before = take(lines, isIn(part), uses);
      const i = take(lines, isIn(part), uses + 1n).findIndex((n, at) => n > before[at]!);
      return i < 0 ? undefined : lines[i]!.r / lines[i]!.quantity;
    });
    if (worth.includes(undefined)) break;
    if (isPriced && sum(worth.map((w) => w!)) <= value) break;
    uses++;
  }
  const taken = parts.map((part) => take(lines, isIn(part), uses));
  const w = lines.map((line, i) => sum(taken.map((n) => partOf(line, n[i]!))));
  const discount = isPriced ? sum(w) - value * uses : half(sum(w), value);
  return fromSplit(discount > 0n ? discount : 0n, w, uses);
}

function familyOf({ kind }: Rule): "discount" | "points" | "tickets" {
  return KINDS.indexOf(kind) < 6 ? "discount" : kind === "Points" ? "points" : "tickets";
}

function matches({ tags }: Work, selector = 0n): boolean {
  return selector === 0n || (tags & selector) !== 0n;
}

/** n_i: how many of the k dearest units fall on line i. */
function take(lines: Work[], isIn: (line: Work) => boolean, k: bigint): bigint[] {
  const n = lines.map(() => 0n);
  let left = k;
  for (let i = lines.length - 1; i >= 0; i--) {
    if (!isIn(lines[i]!)) continue;
    n[i] = least(left, lines[i]!.quantity);
    left -= n[i]!;
  }
  return n;
}

/** The last `get` units of each of the first `groups` groups: taking a group more, less taking its first `buy` units more. */
function takeLast(lines: Work[], isIn: (line: Work) => boolean, groups: bigint, buy: bigint, get: bigint): bigint[] {
  const n = lines.map(() => 0n);
  if (groups > 20n) return takeLastOfMany(lines, isIn, groups, buy, get);
  for (let group = 0n; group < groups; group++) {
    const start = take(lines, isIn, group * (buy + get) + buy);
    const end = take(lines, isIn, (group + 1n) * (buy + get));
    end.forEach((units, i) => (n[i]! += units - start[i]!));
  }
  return n;
}

function takeLastOfMany(
  lines: Work[],
  isIn: (line: Work) => boolean,
  groups: bigint,
  buy: bigint,
  get: bigint,
): bigint[] {
  const size = buy + get;
  const upTo = take(lines, isIn, groups * size);
  let position = 0n;
  const n = lines.map(() => 0n);
  for (let i = lines.length - 1; i >= 0; i--) {
    const inGroup = (at: bigint) => (at / size) * get + (at % size > buy ? (at % size) - buy : 0n);
    n[i] = inGroup(position + upTo[i]!) - inGroup(position);
    position += upTo[i]!;
  }
  return n;
}

function partOf({ r, quantity }: Work, n: bigint): bigint {
  return (r * n) / quantity;
}

function fromSplit(discount: bigint, weights: bigint[], uses: bigint): Effect {
  return { d: split(discount, weights), gain: discount, uses };
}

function split(discount: bigint, weights: bigint[]): bigint[] {
  const total = sum(weights);
  if (total === 0n) return weights.map(() => 0n);
  const cumulative = weights.map((_, i) => sum(weights.slice(0, i + 1)));
  const upTo = cumulative.map((c) => (discount * c) / total);
  return upTo.map((amount, i) => amount - (upTo[i - 1] ?? 0n));
}

function half(amount: bigint, bps: bigint): bigint {
  return (amount * bps + 5_000n) / 10_000n;
}

function bits(mask: bigint): bigint[] {
  return Array.from({ length: 64 }, (_, bit) => 1n << BigInt(bit)).filter((bit) => (mask & bit) !== 0n);
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}

function least(...values: bigint[]): bigint {
  return values.reduce((a, b) => (a < b ? a : b));
}
