import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";
import type { BenchJob } from "../../../../scripts/bench/offers/BenchJob.ts";
import { elasticity } from "../../../../scripts/bench/offers/jobs/elasticity.ts";
import { experiments } from "../../../../scripts/bench/offers/jobs/experiments.ts";
import { plans } from "../../../../scripts/bench/offers/jobs/plans.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

type Table = { head: string[]; rows: string[][] };

/** Sales whose logarithm falls by 2.5 for each of the price's, in the columns of the real file. */
function juice(): Table {
  const random = new Random(1);
  const rows = Array.from({ length: 3_000 }, (_, i) => {
    const price = 1.5 + 2 * random.uniform();
    const sales = Math.exp(10 - 2.5 * Math.log(price) + 0.3 * random.normal());
    return [
      sales.toFixed(0),
      price.toFixed(2),
      ["dominicks", "minute.maid", "tropicana"][i % 3]!,
      String(random.integer(2)),
    ];
  });
  return { head: ["sales", "price", "brand", "feat"], rows };
}

/** An experiment in which an e-mail doubles visits. */
function emails(): Table {
  const random = new Random(2);
  const head =
    "recency,history_segment,history,mens,womens,zip_code,newbie,channel,segment,visit,conversion,spend".split(",");
  const rows = Array.from({ length: 7_500 }, (_, i) => {
    const segment = ["Womens E-Mail", "Mens E-Mail", "No E-Mail"][i % 3]!;
    const visit = random.uniform() < (segment === "No E-Mail" ? 0.1 : 0.2) ? 1 : 0;
    const spend = visit * (20 + 80 * random.uniform());
    const known = [
      1 + random.integer(12),
      "x",
      (30 + 300 * random.uniform()).toFixed(2),
      random.integer(2),
      random.integer(2),
    ];
    return [...known, "Urban", random.integer(2), "Web", segment, visit, visit, spend.toFixed(2)].map(String);
  });
  return { head, rows };
}

function shuffled({ head, rows }: Table, column: string): Table {
  const at = head.indexOf(column);
  const order = new Random(3).shuffle(Uint32Array.from(rows, (_, i) => i));
  return { head, rows: rows.map((row, i) => row.map((cell, k) => (k === at ? rows[order[i]!]![at]! : cell))) };
}

/** A benchmark that did not look at its labels would say the same of shuffled ones. */
describe("bench:offers, on made data with shuffled labels", function () {
  this.timeout(120_000);
  const folder = temporaryFolder();

  async function measured(job: BenchJob, name: string, { head, rows }: Table, kind: string) {
    const data = folder.path(kind);
    mkdirSync(`${data}/${name}`, { recursive: true });
    writeFileSync(`${data}/${name}/${name}.csv.gz`, gzipSync([head, ...rows].map((row) => row.join(",")).join("\n")));
    return new Map((await job.run(data)).map((row) => [row.metric, row]));
  }

  it("elasticity", async () => {
    const right = await measured(elasticity, "oj", juice(), "right");
    const wrong = await measured(elasticity, "oj", shuffled(juice(), "sales"), "wrong");
    expect(right.get("log price")!.value).to.be.within(-2.8, -2.2);
    expect(wrong.get("log price")!.value).to.be.within(-0.5, 0.5);
  });

  it("price plans", async () => {
    const metric = (rows: Map<string, { value: number; low: number | null }>) =>
      [...rows].find(([name]) => name.startsWith("profit of planned"))![1];
    const right = metric(await measured(plans, "oj", juice(), "right"));
    const wrong = metric(await measured(plans, "oj", shuffled(juice(), "sales"), "wrong"));
    expect(right.low).to.be.greaterThan(0);
    expect(wrong.value).to.not.equal(right.value);
  });

  it("experiments", async () => {
    const until = "customers an arm until the sequential test knows";
    const right = await measured(experiments, "hillstrom", emails(), "right");
    const wrong = await measured(experiments, "hillstrom", shuffled(emails(), "visit"), "wrong");
    expect(right.get(until)!.value).to.be.lessThan(1_500);
    expect(wrong.get(until)!.value).to.be.greaterThan(right.get(until)!.value);
    const bandit = [...right.keys()].find((name) => name.includes("Thompson"))!;
    expect(right.get(bandit)!.value - right.get(bandit)!.baseline!).to.be.greaterThan(
      wrong.get(bandit)!.value - wrong.get(bandit)!.baseline!,
    );
  });
});
