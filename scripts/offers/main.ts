import { existsSync, readFileSync } from "node:fs";
import { keccak256, stringToHex } from "viem";
import { parseRuleBook, readJson } from "#sdk";
import { readOptions, requiredOption, wholeNumberOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { compileContracts } from "../start/compileContracts.ts";
import { makeOffers } from "../start/makeOffers.ts";
import { Progress } from "../start/Progress.ts";
import { startAll } from "../start/startAll.ts";
import { describeBatch } from "./describeBatch.ts";
import { servedOffer } from "./servedOffer.ts";

const usage = `Usage: npm run -s offers -- --orders FILE --campaign FILE [--seed 1] [--budget 2000000] ...

Decides who gets which personal offer, commits the batch on a local chain, and prints what was decided and why.

  --orders FILE      a retailer's order lines (Parquet or CSV)
  --campaign FILE    the campaign's rules; those with an audience are offered (example: scripts/start/campaign.json)
  --seed N           draws the holdout; the same orders, campaign, seed and beginning give the same root (default 1)
  --budget MINOR     most that all offers together may ever cost, in minor units (default 2000000)
  --days N           how long the offers last, 1 to 30 (default 14)
  --from DATE        when they begin, 2026-12-01 (default: the next midnight, UTC)
  --holdout PERCENT  customers who get no offer, so that the effect can be measured (default 10)
  --least PERCENT    of each segment that gets an offer at least, as far as the budget allows (default 5)
  --most PERCENT     of each segment that gets an offer at most (default 100)
  --data DIR         keeps chain and database in DIR; "npm start -- --data DIR" then serves it`;

/** Everybody can read it: the customers of a file are only told apart by it in this demonstration. */
const developmentCustomerKey = keccak256(stringToHex("bonafide development customer key"));

const DAY = 86_400;

function readRuleBook(file: string) {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}. Name an existing one with --campaign.`);
  return parseRuleBook(readJson(readFileSync(file, "utf8")));
}

/** The beginning of a day in UTC, as Unix seconds. */
function beginning(date: string | undefined): number {
  if (date === undefined) return (Math.floor(Date.now() / 1000 / DAY) + 1) * DAY;
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(milliseconds)) throw new UsageError(`--from ${date} is not a date such as 2026-12-01.`);
  if (milliseconds < Date.now()) throw new UsageError(`--from ${date} has begun: give a day after today.`);
  return milliseconds / 1000;
}

await run(async () => {
  const { values } = readOptions(
    {
      orders: { type: "string" },
      campaign: { type: "string" },
      seed: { type: "string", default: "1" },
      budget: { type: "string", default: "2000000" },
      days: { type: "string", default: "14" },
      from: { type: "string" },
      holdout: { type: "string", default: "10" },
      least: { type: "string", default: "5" },
      most: { type: "string", default: "100" },
      data: { type: "string" },
      help: { type: "boolean", default: false },
    },
    usage,
  );
  if (values.help) {
    console.log(usage);
    return;
  }
  const startedAt = performance.now();
  const number = (
    name: "seed" | "budget" | "days" | "holdout" | "least" | "most",
    least: number,
    most: number,
  ): number => {
    const value = wholeNumberOption(values[name], name, least) ?? least;
    if (value > most) throw new UsageError(`--${name} ${value} is more than ${most}.`);
    return value;
  };
  const ordersFile = requiredOption(values.orders, "orders", usage);
  if (!existsSync(ordersFile))
    throw new UsageError(`There is no file ${ordersFile}. Name an existing one with --orders.`);
  const ruleBook = readRuleBook(requiredOption(values.campaign, "campaign", usage));
  const request = {
    budgetMinor: number("budget", 1, Number.MAX_SAFE_INTEGER),
    days: number("days", 1, 30),
    seed: number("seed", 0, Number.MAX_SAFE_INTEGER),
    holdout: number("holdout", 0, 90) / 100,
    least: number("least", 0, 100) / 100,
    most: number("most", 1, 100) / 100,
    from: beginning(values.from),
  };
  const progress = new Progress(process.stdout);
  await compileContracts(progress);
  const shop = await startAll(progress, {
    ordersFile,
    ruleBook,
    customerKey: developmentCustomerKey,
    ...(values.data ? { dataFolder: values.data } : {}),
    demo: false,
    port: 0,
    chainPort: 0,
  });
  try {
    const batch = await makeOffers(progress, shop.backend, { campaign: shop.campaign, ...request });
    for (const line of describeBatch(batch, ruleBook)) console.log(line);
    for (const line of await servedOffer(shop, batch.root)) console.log(line);
  } finally {
    await shop.stop();
  }
  console.log(`\nTook ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  process.exit(0);
});
