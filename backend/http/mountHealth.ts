import type { Express } from "express";
import type { Deps } from "../Deps.ts";
import { describeError } from "./describeError.ts";

const PATIENCE_MILLISECONDS = 3_000;

async function check(work: Promise<unknown>): Promise<"ok" | string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MILLISECONDS);
  });
  try {
    await Promise.race([work, late]);
    return "ok";
  } catch (error) {
    return describeError(error).message;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the process lives (/healthz), whether it can serve (/readyz: database, chain, index), and its figures (/metrics). */
export function mountHealth(app: Express, { store, chain, indexer, metrics }: Deps): void {
  app.get("/healthz", (_request, response) => void response.json({ status: "ok" }));
  app.get("/readyz", async (_request, response) => {
    const [database, node] = await Promise.all([check(store.ping()), check(chain.client.getBlockNumber())]);
    const { block, head, followedAt, problem } = indexer.status;
    const index = problem ?? (followedAt === 0 ? "still reading the chain" : "ok");
    const ready = database === "ok" && node === "ok" && index === "ok";
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? "ok" : "unavailable", database, chain: node, indexer: { status: index, block, head } });
  });
  app.get("/metrics", async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
