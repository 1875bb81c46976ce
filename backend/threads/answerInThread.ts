import { parentPort, workerData } from "node:worker_threads";
import type { Computation } from "./Computation.ts";

/** All that a script for `runInThread` does: computes the answer to the one question that its thread was started with. */
export async function answerInThread(compute: Computation): Promise<void> {
  const onStep = (step: unknown): void => parentPort?.postMessage({ step });
  const answer = await compute(workerData as never, onStep as never);
  parentPort?.postMessage({ answer });
}
