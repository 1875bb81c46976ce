import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { load, type Load } from "./load.ts";
import { seededCustomer } from "./seedBatch.ts";

/** Requests of this time are not counted: meanwhile the server's code, and PGlite's, is compiled. */
const WARM_SECONDS = 8;

/** One line of the benchmark. */
export type DecisionRow = Load & { store: string; what: "first decisions" | "asked again" };

export type MeasureOptions = {
  /** Shown, for example PGlite. */
  store: string;
  /** A folder for PGlite, or the URL of an empty database. */
  location: string;
  perSecond: number;
  connections: number;
  seconds: number;
  /** Committed offers of each customer. */
  offersEach: number;
};

/**
 * Starts the application as a process of its own and asks it, at a fixed rate, for the offers of customers for whom nothing was decided yet
 * (each is decided, paid for and logged), then for those of the same customers again.
 */
export async function measure(options: MeasureOptions): Promise<DecisionRow[]> {
  const { store, location, perSecond, connections, seconds, offersEach } = options;
  const token = randomBytes(24).toString("hex");
  const warm = WARM_SECONDS * perSecond;
  const requests = perSecond * seconds;
  const script = fileURLToPath(new URL("./server.ts", import.meta.url));
  const server = fork(script, [String(warm + requests), String(offersEach), location], {
    env: { ...process.env, MERCHANT_TOKEN: token },
    execArgv: [],
  });
  try {
    const started = await Promise.race([once(server, "message"), once(server, "exit")]);
    const [port] = started as [number];
    if (server.exitCode !== null) throw new Error("the server of the benchmark did not start");
    const pathOf = (n: number): string => `/v1/customers/${seededCustomer(n)}/offers`;
    const shape = { port, token, perSecond, connections };
    await load({ ...shape, pathOf: (n) => pathOf(1 + n), requests: warm });
    const first = await load({ ...shape, pathOf: (n) => pathOf(warm + 1 + n), requests });
    const again = await load({ ...shape, pathOf: (n) => pathOf(warm + 1 + n), requests });
    return [
      { store, what: "first decisions", ...first },
      { store, what: "asked again", ...again },
    ];
  } finally {
    server.kill("SIGKILL");
  }
}
