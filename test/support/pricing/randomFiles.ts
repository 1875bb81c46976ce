import type { Basket, RuleBook } from "#sdk";
import { Random } from "./Random.ts";
import { randomCase } from "./randomCase.ts";

/** The texts of a rule-book file and of a file with an array of baskets. */
export interface RandomFiles {
  seed: number;
  rules: string;
  baskets: string;
}

/** JSON texts that stand where a value should: numbers in every spelling, wrong types, hostile keys. */
const ODD_VALUES = [
  ...["0", "1", "-1", "-0", "0.0", "-0.0", "1.0", "1.5", "1e3", "0e0", "0e9999", "1e400", "1e-400", "100e-2", "10e-3"],
  ...["9007199254740991", "9007199254740992", "9007199254740993", "9.007199254740991e15", "9007199254740991.0"],
  ...["18446744073709551615", "18446744073709551616", "4294967295", "4294967296", "255", "256", "10001", "16", "33"],
  ...['""', '"0"', '"1"', '"01"', '"-1"', '"1.0"', '"1e3"', '" 1"', '"0x10"', '"٣"', '"18446744073709551615"'],
  ...['"18446744073709551616"', '"99999999999999999999999"', '"9007199254740993"', '"USD"', '"EURO"', '"€€€"'],
  ...['"percentoff"', '"Points"', '"__proto__"', "null", "true", "false", "[]", "{}", "[1]", '{"__proto__":1}'],
  ...['{"7":1}', '{"7":1.0}', '{"7":"1"}', '{"07":1}', '{"256":1}', '{"32":1}', '{"toString":1}', '{"7":1,"7":2}'],
];
const ODD_FIELDS = ["name", "__proto__", "constructor", "toString", "Kind", "prices", "ſku", ""];

/**
 * A book and some baskets of `randomCase`, in a random spelling; in most of them something is changed, dropped, added or
 * doubled.
 */
export function randomFiles(seed: number, basketCount: number): RandomFiles {
  const random = new Random(seed);
  const { book } = randomCase(random.int(1, 2 ** 31));
  const baskets = Array.from({ length: basketCount }, () => {
    const { basket } = randomCase(random.int(1, 2 ** 31));
    return spelled(random, plainBasket(resized(random, basket)), random.chance(0.6) ? random.int(1, 2) : 0);
  });
  const text = spelled(random, plainBook(book), random.chance(0.4) ? random.int(1, 2) : 0);
  return { seed, rules: text, baskets: `[${baskets.join(", ")}]` };
}

/** Now and then a basket with a line twice, with none, or with too many. */
function resized(random: Random, { lines, context }: Basket): Basket {
  const one = random.pick(lines);
  if (random.chance(0.04)) return { lines: [...lines, { ...one, tags: 5n, quantity: 1 }], context };
  if (random.chance(0.02)) return { lines: [], context };
  if (random.chance(0.02))
    return { lines: Array.from({ length: 101 }, (_, i) => ({ ...one, sku: BigInt(i) })), context };
  return { lines, context };
}

function plainBook(book: RuleBook): object {
  return { ...book, rules: book.rules.map((rule) => plain(rule)) };
}

function plainBasket({ lines, context }: Basket): object {
  return { lines: lines.map((line) => plain(line)), context: plain(context) };
}

/** Tags as numbers where they fit, else as decimal strings. */
function plain(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) => [
      key,
      typeof field === "bigint" ? wordOf(field) : field,
    ]),
  );
}

function wordOf(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();
}

/** JSON text of a value in which `changes` places are spoilt. */
function spelled(random: Random, value: object, changes: number): string {
  let text = JSON.stringify(value);
  for (let i = 0; i < changes; i++) text = spoilt(random, text);
  if (random.chance(0.2)) text = text.replaceAll(",", ",\r\n\t").replaceAll(":", " : ");
  return text;
}

function spoilt(random: Random, text: string): string {
  const members = [...text.matchAll(/"(\w*)":("[^"]*"|[\d.eE+-]+|true|false|\{\})/g)];
  const member = members[random.int(0, members.length - 1)];
  if (member === undefined) return random.pick(ODD_VALUES);
  const [whole, key = ""] = member;
  const odd = random.pick(ODD_VALUES);
  const put = (replacement: string) =>
    text.slice(0, member.index) + replacement + text.slice(member.index + whole.length);
  switch (random.int(0, 4)) {
    case 0:
      return put(`"${random.pick(ODD_FIELDS)}":${odd}`);
    case 1:
      return put(`${whole},"${key}":${odd}`);
    case 2:
      return put(
        `${whole},"${random.pick(["rules", "lines", "context", "kind", "lane", "every", "perOrder", "buy", "tier"])}":${odd}`,
      );
    default:
      return put(`"${key}":${odd}`);
  }
}
