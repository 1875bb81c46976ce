import { KINDS, type Basket, type BasketLine, type Kind, type Rule, type RuleBook } from "#sdk";
import { Random } from "./Random.ts";

export interface PricingCase {
  seed: number;
  book: RuleBook;
  basket: Basket;
}

const NOW = 1_700_000_000;
const TAG_BITS = [0n, 1n, 2n, 3n, 31n, 32n, 62n, 63n].map((bit) => 1n << bit);
const AUDIENCES = [1, 7, 255];
const LARGEST = Number.MAX_SAFE_INTEGER;

/** A random book that can be launched and a random basket; one seed in twenty has amounts near 2^53. */
export function randomCase(seed: number): PricingCase {
  const random = new Random(seed);
  const isHuge = seed % 20 === 0;
  const lines = randomLines(random, isHuge);
  const subtotal = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const book = randomBook(random, Math.max(subtotal, 100));
  return { seed, book, basket: { lines, context: randomContext(random, book, subtotal) } };
}

function randomLines(random: Random, isHuge: boolean): BasketLine[] {
  const count = random.chance(0.005) ? 100 : random.int(1, random.chance(0.3) ? 12 : 4);
  const prices = [0, 1, 99, 1_000, random.int(1, 9_999), random.int(1, 9_999), random.int(1, 200_000)];
  const lines: BasketLine[] = Array.from({ length: count }, (_, i) => ({
    sku: random.chance(0.1) ? 2n ** 64n - 1n - BigInt(i) : BigInt(random.int(0, 999) * 100 + i),
    tags: TAG_BITS.filter(() => random.chance(0.3)).reduce((a, b) => a | b, 0n),
    price: random.chance(0.1) ? 0 : random.pick(prices),
    quantity: random.chance(0.5) ? 1 : random.int(2, 7),
  }));
  if (!isHuge) return lines;
  // A few lines share what is left below 2^53, as few dear units or as many cheap ones, so that running sums of them round.
  let rest = LARGEST - lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0) - random.int(0, 3);
  const huge = Array.from({ length: random.int(1, 4) }, (_, i): BasketLine => {
    const quantity = random.chance(0.6) ? random.int(1, 5) : random.int(2 ** 20, 2 ** 32 - 1);
    const price = Math.floor(random.int(Math.floor(rest / 5), rest) / quantity);
    rest -= price * quantity;
    return { sku: BigInt(7_000_000 + i), tags: random.pick(TAG_BITS) | random.pick(TAG_BITS), price, quantity };
  });
  return [...lines.slice(0, 90), ...huge];
}

function randomBook(random: Random, subtotal: number): RuleBook {
  const families = Array.from({ length: 16 }, () => (random.chance(0.7) ? 0 : random.pick([1, 2])));
  const lanes = random.int(1, 16);
  const personalKinds = new Map<number, Kind>();
  const rules = Array.from({ length: random.chance(0.03) ? 32 : random.int(1, 7) }, () => {
    const lane = random.int(0, lanes - 1);
    const kinds = [KINDS.slice(0, 6), KINDS.slice(6, 7), KINDS.slice(7)][families[lane]!]!;
    return randomRule(random, random.pick(kinds), lane, subtotal, personalKinds);
  });
  return {
    rules,
    ...(random.chance(0.5) ? { currency: "USD" } : {}),
    ...(random.chance(0.2) ? { startsAt: NOW - random.int(0, 100) } : {}),
    ...(random.chance(0.2) ? { endsAt: NOW + 200 + random.int(0, 100) } : {}),
    ...(random.chance(0.4) ? { maxDiscountBps: random.pick([1, 100, 1_000, 3_333, 10_000]) } : {}),
  };
}

function randomRule(
  random: Random,
  kind: Kind,
  lane: number,
  subtotal: number,
  personalKinds: Map<number, Kind>,
): Rule {
  const maybe = (probability: number, value: () => number) => (random.chance(probability) ? value() : 0);
  const amount = () => random.int(0, random.chance(0.3) ? subtotal : Math.ceil(subtotal / 20));
  const { isBundle, isCredit, isRate, hasEvery } = traitsOf(kind);
  const every = hasEvery ? maybe(0.4, () => random.int(Math.ceil(subtotal / 300), Math.ceil(subtotal / 2))) : 0;
  const audience = maybe(0.25, () => random.pick(AUDIENCES));
  const rule: Required<Rule> = {
    ...randomWindow(random),
    kind,
    lane,
    selector: isCredit ? 0n : randomMask(random, isBundle ? random.int(2, 3) : random.int(0, 2)),
    trigger: randomMask(random, random.chance(0.6) ? 0 : random.int(1, 3)),
    minSpend: maybe(0.2, amount),
    minQuantity: maybe(0.2, () => random.int(1, 8)),
    every,
    value: isRate ? random.pick([0, 1, 500, 3_333, 5_000, 9_999, 10_000]) : creditOrAmount(random, every, amount),
    personal: false,
    cap: maybe(0.3, () => Math.max(1, amount())),
    ...groupOf(random, kind),
    perOrder: isBundle ? random.int(1, 20) : kind === "PercentOff" ? 0 : maybe(0.3, () => random.int(1, 5)),
    perAccount: maybe(0.2, () => random.int(1, 3)),
    limit: maybe(0.2, () => random.int(1, 100)),
    minTier: maybe(0.15, () => random.int(1, 3)),
    audience,
  };
  const isOpen = (personalKinds.get(audience) ?? kind) === kind;
  if (audience !== 0 && isOpen && random.chance(0.6)) {
    rule.personal = true;
    personalKinds.set(audience, kind);
    if (kind === "UnitPrice" || kind === "BundlePrice") rule.cap = Math.max(1, rule.cap);
  }
  return rule;
}

function randomWindow(random: Random): { from: number; until: number } {
  if (random.chance(0.1)) return { from: NOW + random.int(0, 3), until: NOW + 100 };
  const from = random.chance(0.1) ? NOW - random.int(0, 100) : 0;
  return { from, until: random.chance(0.1) ? NOW + random.int(0, 100) : 0 };
}

function groupOf(random: Random, kind: Kind): { buy: number; get: number } {
  return kind === "BuyXGetY" ? { buy: random.int(1, 3), get: random.int(1, 2) } : { buy: 0, get: 0 };
}

function traitsOf(kind: Kind) {
  const isBundle = kind.startsWith("Bundle");
  const isCredit = kind === "Points" || kind === "Tickets";
  const isRate = kind === "PercentOff" || kind === "BuyXGetY" || kind === "BundlePercent";
  return { isBundle, isCredit, isRate, hasEvery: isCredit || kind === "AmountOff" || kind === "UnitPrice" };
}

function creditOrAmount(random: Random, every: number, amount: () => number): number {
  const largest = every === 0 ? LARGEST : 2 ** 20;
  return random.chance(0.05) ? random.int(0, largest) : Math.min(amount(), random.chance(0.5) ? 10 : largest);
}

function randomMask(random: Random, bits: number): bigint {
  let mask = 0n;
  for (let i = 0; i < bits;) {
    const bit = random.pick(TAG_BITS);
    if ((mask & bit) !== 0n) continue;
    mask |= bit;
    i++;
  }
  return mask;
}

function randomContext(random: Random, book: RuleBook, subtotal: number): Basket["context"] {
  const personal = () => random.pick([0, 1, 300, 5_000, random.int(0, subtotal)]);
  return {
    time: NOW + random.pick([-21, 0, 0, 0, 0, 0, 1, 50, 350]),
    tier: random.int(0, 3),
    audiences: Object.fromEntries(AUDIENCES.filter(() => random.chance(0.6)).map((number) => [number, personal()])),
    available: Object.fromEntries(
      book.rules
        .map((_, i) => i)
        .filter(() => random.chance(0.2))
        .map((i) => [i, random.pick([0, 1, 2, 50, LARGEST])]),
    ),
  };
}
