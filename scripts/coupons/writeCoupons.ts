import { open, rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { bytesToHex, type Hex } from "viem";
import { merkleNodes } from "#sdk";
import { couponHashes } from "./couponHashes.ts";
import { couponLines } from "./couponLines.ts";
import { makeInWorkers } from "./makeInWorkers.ts";

/** The first line of a file of coupons. */
export const COUPON_HEADER = "code,address,salt";

/**
 * Makes `count` coupon codes into a new file that only its owner can read, whole or not at all.
 * @param onProgress called with how many are made
 * @returns the Merkle root for the campaign's terms
 * @throws when the file already exists (EEXIST): codes that were printed are never overwritten
 */
export async function writeCoupons(path: string, count: number, onProgress: (made: number) => void): Promise<Hex> {
  const final = await open(path, "wx", 0o600);
  await final.close();
  const partial = `${path}.partial`;
  try {
    const file = await open(partial, "w", 0o600);
    const leaves = new Uint8Array(count * 32);
    let made = 0;
    try {
      await file.appendFile(`${COUPON_HEADER}\n`);
      await makeInWorkers(count, availableParallelism(), async (coupons) => {
        leaves.set(coupons.leaves, made * 32);
        await file.appendFile(couponLines(coupons));
        made += coupons.codes.length / 20;
        onProgress(made);
      });
      await file.sync();
    } finally {
      await file.close();
    }
    const { pair } = await couponHashes();
    const root = bytesToHex(merkleNodes(leaves, pair).subarray(0, 32));
    await rename(partial, path);
    return root;
  } catch (cause) {
    await Promise.all([rm(partial, { force: true }), rm(path, { force: true })]);
    throw cause;
  }
}
