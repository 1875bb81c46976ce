import { Worker } from "node:worker_threads";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";

/** Of an error thrown in a thread only the properties arrive, not the class. */
function asThrown(error: unknown): unknown {
  const { name, code, message } = error as Partial<EngineError>;
  return name === "EngineError" ? new EngineError(code!, message!) : error;
}

/**
 * Runs a script once in a thread of its own, so that the shop goes on answering; it holds up nobody who wants to end.
 * @param script computes one answer from its `workerData` and posts it
 * @throws EngineError when the script does
 */
export function runInThread<Answer>(script: URL, workerData: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData });
    worker.unref();
    worker.once("message", resolve);
    worker.once("error", (error) => reject(asThrown(error) as Error));
    worker.once("exit", (status) => reject(new Error(`The thread of ${script.pathname} ended with status ${status}.`)));
  });
}
