import { join } from "node:path";
import type { Matrix } from "../../../../backend/offers/engine/numeric/Matrix.ts";
import { fitElasticity } from "../../../../backend/offers/engine/price/fitElasticity.ts";
import { shrinkElasticities } from "../../../../backend/offers/engine/price/shrinkElasticities.ts";
import { fitLinear } from "../../../../backend/offers/engine/response/fitLinear.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { query } from "../data/query.ts";
import { row } from "../row.ts";

/** log(sales) ~ log(price) * brand * feat, as printed in Taddy, "Business Data Science" (2019), chapter 2. */
const published = [
  ["intercept", 10.40658],
  ["log price", -2.77415],
  ["minute.maid", 0.0472],
  ["tropicana", 0.70794],
  ["feat", 1.09441],
  ["log price : minute.maid", 0.78293],
  ["log price : tropicana", 0.73579],
  ["log price : feat", -0.47055],
  ["minute.maid : feat", 1.17294],
  ["tropicana : feat", 0.78525],
  ["log price : minute.maid : feat", -1.10922],
  ["log price : tropicana : feat", -0.98614],
] as const;

interface Sale {
  readonly sales: number;
  readonly price: number;
  readonly brand: string;
  readonly feat: number;
}

function design(sales: readonly Sale[]): Matrix {
  const rows = sales.map(({ price, brand, feat }) => {
    const p = Math.log(price);
    const [m, t] = [brand === "minute.maid" ? 1 : 0, brand === "tropicana" ? 1 : 0];
    return [p, m, t, feat, p * m, p * t, p * feat, m * feat, t * feat, p * m * feat, p * t * feat];
  });
  return { rows: rows.length, columns: 11, values: Float64Array.from(rows.flat()) };
}

/** Interleaved halves of a brand's weeks at one feature state, as small markets of 40 observations each. */
function markets(sales: readonly Sale[]): { learn: Sale[]; test: Sale[] }[] {
  const groups = new Map<string, Sale[]>();
  for (const sale of sales) {
    const key = `${sale.brand} ${sale.feat}`;
    groups.set(key, [...(groups.get(key) ?? []), sale]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.min(40, Math.floor(group.length / 200)) }, (_, k) => {
      const own = group.slice(k * 200, (k + 1) * 200);
      return { learn: own.filter((_, i) => i % 20 === 0), test: own.filter((_, i) => i % 20 !== 0) };
    }),
  );
}

const priced = (sales: readonly Sale[]) =>
  fitElasticity({ price: sales.map((each) => each.price), quantity: sales.map((each) => each.sales) });

const varied = (sales: readonly Sale[]): boolean => new Set(sales.map((each) => each.price)).size > 2;

async function run(folder: string): Promise<BenchRow[]> {
  const sales = await query<Sale>(
    `SELECT sales::DOUBLE AS sales, price::DOUBLE AS price, brand, feat::DOUBLE AS feat FROM read_csv('${join(folder, "oj/oj.csv.gz")}')`,
  );
  const fit = fitLinear(
    design(sales),
    sales.map((each) => Math.log(each.sales)),
  );
  const found = [fit.intercept, ...fit.weights];
  const errors = [fit.interceptError, ...fit.weightErrors];
  const rows = published.map(([name, bar], k) =>
    row("elasticity", name, found[k]!, {
      low: found[k]! - 1.96 * errors[k]!,
      high: found[k]! + 1.96 * errors[k]!,
      bar,
      better: "within",
      tolerance: 1e-4,
    }),
  );
  const pairs = markets(sales).filter(({ learn, test }) => varied(learn) && varied(test));
  const alone = pairs.map(({ learn }) => priced(learn));
  const truth = pairs.map(({ test }) => priced(test).elasticity);
  const shrunk = shrinkElasticities(
    alone.map((each) => each.elasticity),
    alone.map((each) => each.error),
  );
  const error = (guess: ArrayLike<number>): number =>
    Math.sqrt(truth.reduce((sum, value, i) => sum + (value - guess[i]!) ** 2, 0) / truth.length);
  const plain = error(alone.map((each) => each.elasticity));
  const pooled = error(shrunk.elasticities);
  return [
    ...rows,
    row("elasticity", `error from 10 observations, shrunk (${pairs.length} small markets)`, pooled, {
      baseline: plain,
      note: pooled < plain ? "beats separate regressions: the engine shrinks" : "does not beat separate regressions",
    }),
  ];
}

/** Orange juice: the published regression, and elasticities of small markets from ten observations against all others. */
export const elasticity: BenchJob = { name: "elasticity", title: "price elasticity (oj)", run };
