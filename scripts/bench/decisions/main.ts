import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOptions, wholeNumberOption } from "../../cli/options.ts";
import { run } from "../../cli/run.ts";
import { startPostgres } from "../../../test/support/startPostgres.ts";
import { type DecisionRow, measure } from "./measure.ts";

const usage = `Usage: npm run -s bench:decisions -- [--rate 500] [--connections 32] [--seconds 10] [--offers 3] [--json]

Asks for the offers of customers at a fixed rate and prints how long answers took, counted from when each request was due.
The database is a PostgreSQL server that is started for it and then PGlite in a temporary folder, or only the empty one that DATABASE_URL
names. Load generator, server and database share this machine.`;

/** Runs `work` with each database, one after another. */
async function withStores(work: (store: string, location: string) => Promise<void>): Promise<void> {
  const url = process.env["DATABASE_URL"];
  if (url !== undefined) return work("PostgreSQL", url);
  const server = await startPostgres();
  try {
    await work("PostgreSQL", await server.database("bench"));
  } finally {
    await server.remove();
  }
  const folder = await mkdtemp(join(tmpdir(), "bonafide-bench-"));
  try {
    await work("PGlite", join(folder, "store"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function print(rows: readonly DecisionRow[]): void {
  console.log("store       what             requests  failed  per second  median ms  p99 ms  most ms");
  for (const row of rows) {
    const numbers = [row.median, row.p99, row.most].map((value) => value.toFixed(2));
    console.log(
      `${row.store.padEnd(11)} ${row.what.padEnd(16)} ${String(row.requests).padStart(8)} ${String(row.failed).padStart(7)} ` +
        `${row.perSecond.toFixed(0).padStart(11)} ${numbers[0]!.padStart(10)} ${numbers[1]!.padStart(7)} ${numbers[2]!.padStart(8)}`,
    );
  }
}

await run(async () => {
  const { values } = readOptions(
    {
      rate: { type: "string", default: "500" },
      connections: { type: "string", default: "32" },
      seconds: { type: "string", default: "10" },
      offers: { type: "string", default: "3" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
    usage,
  );
  if (values.help) {
    console.log(usage);
    return;
  }
  const shape = {
    perSecond: wholeNumberOption(values.rate, "rate", 1) ?? 500,
    connections: wholeNumberOption(values.connections, "connections", 1) ?? 32,
    seconds: wholeNumberOption(values.seconds, "seconds", 1) ?? 10,
    offersEach: wholeNumberOption(values.offers, "offers", 1) ?? 3,
  };
  const rows: DecisionRow[] = [];
  await withStores(async (store, location) => void rows.push(...(await measure({ store, location, ...shape }))));
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else print(rows);
});
