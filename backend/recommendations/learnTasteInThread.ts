import { Worker } from "node:worker_threads";
import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import type { Taste } from "./Taste.ts";

/** `learnTaste` in a thread of its own, so that the shop goes on answering; it holds up nobody who wants to end. */
export function learnTasteInThread(purchases: PurchaseColumns): Promise<Taste | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./tasteThread.ts", import.meta.url), { workerData: purchases });
    worker.unref();
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (status) => reject(new Error(`The learning thread ended with status ${status}.`)));
  });
}
