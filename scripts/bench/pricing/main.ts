import { cpus } from "node:os";
import { prepareRuleBook, price } from "../../../contracts/sdk/index.ts";
import { sizedBasket, sizedBook } from "../../../test/support/pricing/sizedCase.ts";
import { readOptions } from "../../cli/options.ts";
import { run } from "../../cli/run.ts";
import { installPeers } from "../installPeers.ts";
import type { BenchRow } from "./BenchRow.ts";
import { checkTotals } from "./checkTotals.ts";
import { perSecond } from "./perSecond.ts";
import { report } from "./report.ts";
import { makeSharedCase } from "./makeSharedCase.ts";

const USAGE = `usage: npm run -s bench:pricing [-- --json]
Prices a second on one core, in CPU time: the twin, json-rules-engine and Medusa's promotion module on a promotion that
all can express (they must reach the same totals, or the benchmark fails), and the twin on a book of five kinds.`;

const SIZES = [
  [10, 5],
  [50, 20],
] as const;
const ROUND_SECONDS = 0.1;
const MIXED_BASKETS = 64;

await run(async () => {
  const { values } = readOptions({ json: { type: "boolean", default: false } }, USAGE);
  await installPeers();
  const { implementations } = await import("./implementations.ts");
  const versions = implementations.map(({ name, version }) => `${name} (${version})`).join(", ");
  const say = values.json ? console.error : console.log;
  say(`Node ${process.versions.node}, ${cpus()[0]?.model.trim()}, one core; ${versions}`);
  say("Medusa's database is replaced by promotions in memory; baskets are in each implementation's own form.");
  say("mixed: UnitPrice, BuyXGetY, AmountOff, PercentOff and Points by turns, campaign cap 50 %.");
  const rows: BenchRow[] = [];
  for (const [lines, rules] of SIZES) {
    const shared = makeSharedCase(lines, rules);
    say(`${shared.name}: ${lines} lines; ${shared.promotion}.`);
    const totals = new Map(
      await Promise.all(implementations.map(async ({ name, prepare }) => [name, await prepare(shared)] as const)),
    );
    await checkTotals(shared.baskets.length, totals);
    for (const [implementation, totalOf] of totals)
      rows.push({
        case: shared.name,
        implementation,
        perSecond: await perSecond(totalOf, shared.baskets.length, ROUND_SECONDS),
      });
    rows.push(await mixed(lines, rules));
  }
  console.log(values.json ? JSON.stringify(rows, null, 2) : `\n${report(rows)}`);
});

/** The twin on the book of an everyday shop. */
async function mixed(lines: number, rules: number): Promise<BenchRow> {
  const book = prepareRuleBook(sizedBook(rules));
  const basket = sizedBasket(lines);
  const baskets = Array.from({ length: MIXED_BASKETS }, (_, i) => ({
    ...basket,
    lines: basket.lines.map((line) => ({ ...line, price: line.price + 10 * i })),
  }));
  const totalOf = (at: number) => price(book, baskets[at]!).total;
  return {
    case: `${lines}x${rules} mixed`,
    implementation: "bonafide",
    perSecond: await perSecond(totalOf, MIXED_BASKETS, ROUND_SECONDS),
  };
}
