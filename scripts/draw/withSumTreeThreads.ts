import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ChunkWorker } from "#sdk/draw/buildSumTree";

/** Runs `action` with one hashing thread a core, and ends them afterwards. */
export async function withSumTreeThreads<T>(action: (workers: ChunkWorker[]) => Promise<T>): Promise<T> {
  const threads = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL("./sumTreeThread.ts", import.meta.url)),
  );
  const workers = threads.map((thread): ChunkWorker => async (entries, depth) => {
    const answer = once(thread, "message");
    // A copy, or the whole buffer behind the slice would be sent.
    const own = new Uint8Array(entries);
    thread.postMessage({ entries: own, depth }, [own.buffer]);
    const [levels] = (await answer) as [Uint8Array[]];
    return levels;
  });
  try {
    return await action(workers);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
