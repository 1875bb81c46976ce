import { parentPort, type MessagePort } from "node:worker_threads";
import { hashSubtree } from "#sdk/draw/hashSubtree";
import { KEPT_FROM } from "#sdk/draw/SumTree";
import { sumTreeHasher } from "#sdk/draw/sumTreeHasher";

/** A worker thread: a slice of entries comes in, the levels above it go out. */
const hasher = await sumTreeHasher();
const port: MessagePort | null = parentPort;
port?.on("message", ({ entries, depth }: { entries: Uint8Array; depth: number }) => {
  const levels = hashSubtree(hasher, entries, depth).slice(Math.min(KEPT_FROM, depth));
  port.postMessage(
    levels,
    levels.map((level) => level.buffer as ArrayBuffer),
  );
});
