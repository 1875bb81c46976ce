import { type Address, getAddress, type Hex, size, slice } from "viem";

const prefix = "0x363d3d373d3d3d363d73";
const suffix = "0x5af43d82803e903d91602b57fd5bf3";

/** What the code of a campaign says; nothing a contract could answer wrongly. */
export interface Clone {
  /** The code it runs. */
  implementation: Address;
  program: Address;
  /** Unix seconds. */
  launchedAt: number;
  terms: Hex;
}

/**
 * Reads the code of a campaign: an ERC-1167 proxy followed by its immutable arguments
 * (program, 20 bytes; launchedAt, 5 bytes; terms).
 * @returns undefined when the code is not of this form
 */
export function parseClone(code: Hex | undefined): Clone | undefined {
  if (!code || size(code) < 45 + 25) return undefined;
  if (slice(code, 0, 10) !== prefix || slice(code, 30, 45) !== suffix) return undefined;
  return {
    implementation: getAddress(slice(code, 10, 30)),
    program: getAddress(slice(code, 45, 65)),
    launchedAt: Number(slice(code, 65, 70)),
    terms: size(code) > 70 ? slice(code, 70) : "0x",
  };
}
