import type { Hex } from "viem";
import { beaconRandomness } from "../beacon/beaconRandomness.ts";
import { verifyBeacon } from "../beacon/verifyBeacon.ts";
import type { AddCheck } from "./auditDraw.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";
import { drawSeed } from "./drawSeed.ts";

const NO_ROOT: Hex = `0x${"00".repeat(32)}`;

/**
 * The beacon's signature, checked here with the network's own key, and the seed that follows from it.
 * @returns the seed that the draw used, right or wrong, and the committed tickets; undefined while it has no seed
 */
export function auditSeed(evidence: DrawEvidence, add: AddCheck): { seed: Hex; total: bigint } | undefined {
  const { network, round, signature, fulfilments, chainId, draw } = evidence;
  const [fulfilment] = fulfilments;
  if (fulfilment === undefined) return undefined;
  add("The seed was set once", fulfilments.length === 1, `${fulfilments.length} times`);
  add(
    "The randomness is of the committed round",
    fulfilment.round === round,
    `round ${fulfilment.round} was used, round ${round} was committed`,
  );
  const genuine = signature !== undefined && verifyBeacon(network, round, signature);
  add(
    "The beacon signed that round",
    genuine,
    genuine ? `signature ${signature}` : `the signature is not that of ${network.name}`,
  );
  const { root, total } = committed(evidence);
  const randomness = signature !== undefined && genuine ? beaconRandomness(network, signature) : fulfilment.randomness;
  const seed = drawSeed({ chainId, draw, root, total, round, randomness });
  add(
    "The seed follows from the entries and the randomness",
    seed === fulfilment.seed,
    seed === fulfilment.seed ? `seed ${seed}` : `it should be ${seed}, the draw used ${fulfilment.seed}`,
  );
  return { seed: fulfilment.seed, total };
}

function committed({ terms, commitments, entries }: DrawEvidence): { root: Hex; total: bigint } {
  if (terms.mode === "on-chain")
    return { root: NO_ROOT, total: entries.reduce((sum, { tickets }) => sum + tickets, 0n) };
  return { root: commitments[0]?.root ?? NO_ROOT, total: commitments[0]?.total ?? 0n };
}
