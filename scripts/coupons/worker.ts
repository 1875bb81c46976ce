import { parentPort } from "node:worker_threads";
import { couponHashes } from "./couponHashes.ts";
import { makeCoupons } from "./makeCoupons.ts";

/** Answers each number it is sent with so many coupons. */
const hashes = await couponHashes();
parentPort?.on("message", (count: number) => {
  const made = makeCoupons(count, hashes);
  parentPort?.postMessage(
    made,
    Object.values(made).map((column: Uint8Array<ArrayBuffer>) => column.buffer),
  );
});
