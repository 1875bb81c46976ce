import { AbiCoder, concat, id, keccak256, toBeHex } from "ethers";

/**
 * A second implementation of the draw, written from the specification alone: plain, slow, sharing no code with the SDK.
 */
export interface NaiveEntry {
  entrant: string;
  weight: bigint;
}

interface NaiveNode {
  hash: string;
  sum: bigint;
}

export function naiveTree(entries: readonly NaiveEntry[]): NaiveNode {
  let nodes = entries.map(({ entrant, weight }) => ({
    hash: keccak256(concat([id("bonafide.draw.leaf.v1"), entrant, toBeHex(weight, 8)])),
    sum: weight,
  }));
  while (nodes.length > 1) {
    if (nodes.length % 2 === 1) nodes.push({ hash: toBeHex(0, 32), sum: 0n });
    const parents: NaiveNode[] = [];
    for (let i = 0; i < nodes.length; i += 2) {
      const [left, right] = [nodes[i]!, nodes[i + 1]!];
      const bytes = concat(["0x01", left.hash, toBeHex(left.sum, 8), right.hash, toBeHex(right.sum, 8)]);
      parents.push({ hash: keccak256(bytes), sum: left.sum + right.sum });
    }
    nodes = parents;
  }
  return nodes[0]!;
}

export function naiveSeed(
  chainId: number,
  draw: string,
  root: string,
  total: bigint,
  round: number,
  randomness: string,
): string {
  return keccak256(
    AbiCoder.defaultAbiCoder().encode(
      ["bytes32", "uint256", "address", "bytes32", "uint64", "uint64", "bytes32"],
      [id("bonafide.draw.seed.v1"), chainId, draw, root, total, round, randomness],
    ),
  );
}

function naiveOwner(entries: readonly NaiveEntry[], seed: string, prize: number, attempt: number): NaiveEntry {
  const total = entries.reduce((sum, entry) => sum + entry.weight, 0n);
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "bytes32", "uint256", "uint256"],
    [id("bonafide.draw.ticket.v1"), seed, prize, attempt],
  );
  let ticket = BigInt(keccak256(encoded)) % total;
  for (const entry of entries) {
    if (ticket < entry.weight) return entry;
    ticket -= entry.weight;
  }
  throw new Error("a ticket without an owner");
}

export function naiveWinners(
  entries: readonly NaiveEntry[],
  seed: string,
  prizes: number,
  mode: "independent" | "distinct",
  maxWeight: bigint,
): (string | undefined)[] {
  const winners: (string | undefined)[] = [];
  for (let prize = 0; prize < prizes; prize++) {
    let winner: string | undefined;
    if (mode === "independent") winner = naiveOwner(entries, seed, prize, 0).entrant;
    for (let attempt = 0; mode === "distinct" && attempt < 32 && winner === undefined; attempt++) {
      const owner = naiveOwner(entries, seed, prize, attempt);
      if (!winners.includes(owner.entrant) && owner.weight <= maxWeight) winner = owner.entrant;
    }
    winners.push(winner);
  }
  return winners;
}
