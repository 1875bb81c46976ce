import { Worker } from "node:worker_threads";
import type { Coupons } from "./Coupons.ts";

const CHUNK = 10_000;

/**
 * Makes `count` coupons on `workers` threads.
 * @param onChunk called with each part in turn
 */
export async function makeInWorkers(count: number, workers: number, onChunk: (made: Coupons) => Promise<void>) {
  let left = count;
  let writing = Promise.resolve();
  const work = async () => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    try {
      while (left > 0) {
        const size = Math.min(CHUNK, left);
        left -= size;
        const made = await answer(worker, size);
        writing = writing.then(() => onChunk(made));
        await writing;
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, Math.ceil(count / CHUNK)) }, work));
}

function answer(worker: Worker, size: number): Promise<Coupons> {
  return new Promise((resolve, reject) => {
    worker.once("message", (made: Coupons) => {
      worker.off("error", reject);
      resolve(made);
    });
    worker.once("error", reject);
    worker.postMessage(size);
  });
}
