import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { type Address, bytesToHex, type Hex, isAddress } from "viem";
import { couponKey, merkleNodes, merkleProof } from "#sdk";
import { couponHashes } from "./couponHashes.ts";
import { COUPON_HEADER } from "./writeCoupons.ts";

export interface ProvenCoupon {
  address: Address;
  /** 32 bytes, as the contract takes it. */
  salt: Hex;
  root: Hex;
  proof: Hex[];
}

const LINE = /^[0-9A-Z]{20},(0x[0-9a-f]{40}),(0x[0-9a-f]{32})$/;

/**
 * The proof of one coupon in a file of coupons.
 * @param coupon its code, or the address of its key
 * @throws RangeError when the file is broken or does not hold the coupon
 */
export async function proveCoupon(path: string, coupon: string): Promise<ProvenCoupon> {
  const wanted = (isAddress(coupon, { strict: false }) ? coupon : couponKey(coupon).address).toLowerCase();
  const hashes = await couponHashes();
  const leaves: Uint8Array[] = [];
  let found: { index: number; address: Address; salt: Hex } | undefined;
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity })) {
    if (line++ === 0 && text === COUPON_HEADER) continue;
    const [, address, salt] = LINE.exec(text) ?? [];
    if (address === undefined || salt === undefined)
      throw new RangeError(`${path}, line ${line}: not a coupon; is this a file that the command made?`);
    if (address === wanted)
      found = { index: leaves.length, address: address as Address, salt: `${salt as Hex}${"0".repeat(32)}` };
    leaves.push(hashes.leaf(Buffer.from(address.slice(2), "hex"), Buffer.from(salt.slice(2), "hex")));
  }
  if (found === undefined) throw new RangeError(`${path} holds no coupon ${coupon}`);
  const nodes = merkleNodes(Buffer.concat(leaves), hashes.pair);
  const { index, address, salt } = found;
  return { address, salt, root: bytesToHex(nodes.subarray(0, 32)), proof: merkleProof(nodes, index) };
}
