import { RECORD_BYTES } from "./recordBytes.ts";
import { type Code, webAssembly } from "./webAssembly.ts";

const { I32, I64, add, add32, and, below, below32, body, call, get, int32, int64, load, loop, or, or32 } = webAssembly;
const { rotateLeft, set, shiftLeft, shiftRight, store, type, xor } = webAssembly;

/** The module, and what its memory must hold before the first call; records may lie from `recordsAt` on. */
export interface SumTreeModule {
  code: Uint8Array<ArrayBuffer>;
  memory: Uint8Array;
  recordsAt: number;
}

const LANES = 25;
const ROUNDS = 24;
const BLOCK_BYTES = 136;
const CONSTANTS_AT = 0;
const LEAF_AT = 256;
const NODE_AT = 512;
const RECORDS_AT = 1024;
const [PERMUTE, LEAVES, NODES, SWAP] = [0, 1, 2, 3];

/**
 * A WebAssembly module that hashes the records of a sum tree by the thousand, with a memory of one megabyte. It is assembled
 * here because calling a hasher of single messages costs as much as the hashing, and a binary is nothing one can read.
 *
 * Exports `memory`, `leaves(from, to, count)` and `nodes(from, to, count)`: each hashes `count` records, or pairs of them,
 * into records; `nodes` gives 0 unless a sum reached 2^64.
 * @param leafTag 32 bytes
 */
export function sumTreeModule(leafTag: Uint8Array): SumTreeModule {
  const types = [type([I32, I32], []), type([I32, I32, I32], []), type([I32, I32, I32], [I32]), type([I64], [I64])];
  const functions = [permute(), leaves(), nodes(), swapBytes()].map((code, i) => ({ type: i, body: code }));
  const memory = new Uint8Array(RECORDS_AT);
  const view = new DataView(memory.buffer);
  roundConstants().forEach((constant, round) => {
    view.setBigUint64(CONSTANTS_AT + 8 * round, constant, true);
  });
  memory.set(leafTag, LEAF_AT);
  memory[NODE_AT] = 1;
  for (const end of [LEAF_AT + 32 + RECORD_BYTES, NODE_AT + 1 + 2 * RECORD_BYTES]) memory[end] = 0x01;
  for (const at of [LEAF_AT, NODE_AT]) memory[at + BLOCK_BYTES - 1] = 0x80;
  return {
    code: webAssembly.module(types, functions, 16, { leaves: LEAVES, nodes: NODES }),
    memory,
    recordsAt: RECORDS_AT,
  };
}

/** keccak-f[1600] over the 25 lanes at the first parameter; the first four go to the second. Names as in FIPS 202. */
function permute(): Code {
  const a = (x: number, y: number): number => 2 + (x % 5) + 5 * y;
  const b = (x: number, y: number): number => 2 + LANES + (x % 5) + 5 * y;
  const c = (x: number): number => 2 + 2 * LANES + (x % 5);
  const d = 2 + 2 * LANES + 5;
  const round = d + 1;
  const lanes = Array.from({ length: LANES }, (_, i) => [i % 5, Math.floor(i / 5)] as const);
  const columns = [0, 1, 2, 3, 4];
  const offsets = rotations();

  const sums = columns.flatMap((x) => set(c(x), columns.map((y) => get(a(x, y))).reduce(xor)));
  const thetaRhoPi = columns.flatMap((x) => [
    ...set(d, xor(get(c(x + 4)), rotateLeft(get(c(x + 1)), int64(1n)))),
    ...columns.flatMap((y) =>
      set(b(y, (2 * x + 3 * y) % 5), rotateLeft(xor(get(a(x, y)), get(d)), int64(offsets[x + 5 * y]!))),
    ),
  ]);
  const chi = lanes.flatMap(([x, y]) =>
    set(a(x, y), xor(get(b(x, y)), and(xor(get(b(x + 1, y)), int64(-1n)), get(b(x + 2, y))))),
  );
  const iota = set(a(0, 0), xor(get(a(0, 0)), load(get(round), CONSTANTS_AT)));
  return body(
    [
      [2 * LANES + 6, I64],
      [1, I32],
    ],
    [
      ...lanes.flatMap(([x, y], i) => set(a(x, y), load(get(0), 8 * i))),
      ...loop([...sums, ...thetaRhoPi, ...chi, ...iota, ...step(round, 8), ...below32(get(round), int32(8 * ROUNDS))]),
      ...lanes.slice(0, 4).flatMap(([x, y], i) => store(get(1), 8 * i, get(a(x, y)))),
    ],
  );
}

function leaves(): Code {
  return body(
    [],
    loop([
      ...[0, 8, 16, 24, 32].flatMap((at) => store(int32(LEAF_AT), 32 + at, load(get(0), at))),
      ...call(PERMUTE, int32(LEAF_AT), get(1)),
      ...store(get(1), 32, load(get(0), 32)),
      ...step(0, RECORD_BYTES),
      ...step(1, RECORD_BYTES),
      ...step(2, -1),
      ...get(2),
    ]),
  );
}

function nodes(): Code {
  const words = Array.from({ length: 10 }, (_, i) => 8 * i);
  const [overflow, left, sum] = [3, 4, 5];
  return body(
    [
      [1, I32],
      [2, I64],
    ],
    [
      ...loop([
        ...words.flatMap((at) => store(int32(NODE_AT), 1 + at, load(get(0), at))),
        ...call(PERMUTE, int32(NODE_AT), get(1)),
        ...set(left, call(SWAP, load(get(0), 32))),
        ...set(sum, add(get(left), call(SWAP, load(get(0), RECORD_BYTES + 32)))),
        // a sum below its part has wrapped
        ...set(overflow, or32(get(overflow), below(get(sum), get(left)))),
        ...store(get(1), 32, call(SWAP, get(sum))),
        ...step(0, 2 * RECORD_BYTES),
        ...step(1, RECORD_BYTES),
        ...step(2, -1),
        ...get(2),
      ]),
      ...get(overflow),
    ],
  );
}

/** Big-endian to little-endian and back. */
function swapBytes(): Code {
  const exchange = (bits: bigint, mask: bigint): Code => {
    const up = shiftLeft(and(get(0), int64(mask)), int64(bits));
    const down = and(shiftRight(get(0), int64(bits)), int64(mask));
    return set(0, or(up, down));
  };
  const code = [
    ...exchange(8n, 0x00ff_00ff_00ff_00ffn),
    ...exchange(16n, 0x0000_ffff_0000_ffffn),
    ...rotateLeft(get(0), int64(32n)),
  ];
  return body([], code);
}

function step(local: number, by: number): Code {
  return set(local, add32(get(local), int32(by)));
}

/** What rho rotates each lane by, at x + 5 y. */
function rotations(): bigint[] {
  const found = new Array<bigint>(LANES).fill(0n);
  let [x, y] = [1, 0];
  for (let t = 0; t < 24; t++) {
    found[x + 5 * y] = BigInt((((t + 1) * (t + 2)) / 2) % 64);
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
  return found;
}

/** What iota adds in each round: from the shift register of FIPS 202. */
function roundConstants(): bigint[] {
  let register = 1;
  return Array.from({ length: ROUNDS }, () => {
    let constant = 0n;
    for (let j = 0; j <= 6; j++) {
      if (register & 1) constant |= 1n << BigInt(2 ** j - 1);
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
    }
    return constant;
  });
}
