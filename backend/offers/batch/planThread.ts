import { parentPort, workerData } from "node:worker_threads";
import type { PlanRequest } from "./PlanRequest.ts";
import { planOffers } from "./planOffers.ts";

/** A thread that makes one plan: phases as they begin, then the plan or the error go out. */
const port = parentPort;
try {
  const plan = await planOffers(workerData as PlanRequest, (phase) => port?.postMessage({ phase }));
  port?.postMessage({ plan });
} catch (error) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  port?.postMessage({ error: { message, stack, code } });
}
