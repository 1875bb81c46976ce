import { Worker } from "node:worker_threads";
import type { Trial } from "../offers/engine/uplift/Trial.ts";
import { chooseTargeting, type Targeting } from "./chooseTargeting.ts";

/** So few are chosen among before a thread has begun. */
const FEW = 1_000;

/** `chooseTargeting`, of many customers in a thread of its own, so that the shop goes on answering. */
export function chooseTargetingInThread(trial: Trial): Promise<Targeting[]> {
  if (trial.treated.length <= FEW) return Promise.resolve(chooseTargeting(trial));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./targetingThread.ts", import.meta.url), { workerData: trial });
    worker.unref();
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (status) => reject(new Error(`The choosing thread ended with status ${status}.`)));
  });
}
