import { RECORD_BYTES } from "./recordBytes.ts";
import { type Code, webAssembly } from "./webAssembly.ts";

const { I32, I64, V128, add, add32, and, below, below32, body, call, get, int32, int64, load, loop } = webAssembly;
const { or, or32, pair, rotateLeft, set, shiftLeft, shiftRight, store, type } = webAssembly;

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
/** Where the two messages are made that are hashed together. */
const LEAVES_AT = [256, 512] as const;
const NODES_AT = [768, 1024] as const;
const RECORDS_AT = 2048;
const [PERMUTE, LEAVES, NODES, SWAP] = [0, 1, 2, 3];

/**
 * A WebAssembly module that hashes the records of a sum tree by the thousand, with a memory of one megabyte. It is assembled
 * here because calling a hasher of single messages costs as much as the hashing, and a binary is nothing one can read.
 * Two messages are hashed at once in words of 128 bits, which every engine has had since 2023.
 *
 * Exports `memory`, `leaves(from, to, pairs)` and `nodes(from, to, pairs)`, which makes twice as many nodes as `pairs`: a leaf
 * of each record, or the parent of every two. `nodes` gives 0 unless a sum reached 2^64.
 * @param leafTag 32 bytes
 */
export function sumTreeModule(leafTag: Uint8Array): SumTreeModule {
  const types = [
    type([I32, I32, I32, I32], []),
    type([I32, I32, I32], []),
    type([I32, I32, I32], [I32]),
    type([I64], [I64]),
  ];
  const functions = [permute(), leaves(), nodes(), swapBytes()].map((code, i) => ({ type: i, body: code }));
  const memory = new Uint8Array(RECORDS_AT);
  const view = new DataView(memory.buffer);
  roundConstants().forEach((constant, round) => {
    view.setBigUint64(CONSTANTS_AT + 8 * round, constant, true);
  });
  for (const at of LEAVES_AT) {
    memory.set(leafTag, at);
    pad(memory, at, 32 + RECORD_BYTES);
  }
  for (const at of NODES_AT) {
    memory[at] = 1;
    pad(memory, at, 1 + 2 * RECORD_BYTES);
  }
  return {
    code: webAssembly.module(types, functions, 16, { leaves: LEAVES, nodes: NODES }),
    memory,
    recordsAt: RECORDS_AT,
  };
}

/** Keccak-256's padding of a message of one block. */
function pad(memory: Uint8Array, at: number, length: number): void {
  memory[at + length] = 0x01;
  memory[at + BLOCK_BYTES - 1] = 0x80;
}

/**
 * keccak-f[1600] of two states at once: their 25 lanes are at the first two parameters, the first four lanes of each go to
 * the last two. Names as in FIPS 202.
 */
function permute(): Code {
  const a = (x: number, y: number): number => 4 + (x % 5) + 5 * y;
  const b = (x: number, y: number): number => 4 + LANES + (x % 5) + 5 * y;
  const c = (x: number): number => 4 + 2 * LANES + (x % 5);
  const d = 4 + 2 * LANES + 5;
  const round = d + 1;
  const lanes = Array.from({ length: LANES }, (_, i) => [i % 5, Math.floor(i / 5)] as const);
  const columns = [0, 1, 2, 3, 4];
  const offsets = rotations();

  const sums = columns.flatMap((x) => set(c(x), columns.map((y) => get(a(x, y))).reduce(pair.xor)));
  const thetaRhoPi = columns.flatMap((x) => [
    ...set(d, pair.xor(get(c(x + 4)), rotatePair(c(x + 1), 1))),
    ...columns.flatMap((y) => [
      ...set(a(x, y), pair.xor(get(a(x, y)), get(d))),
      ...set(b(y, (2 * x + 3 * y) % 5), rotatePair(a(x, y), offsets[x + 5 * y]!)),
    ]),
  ]);
  const chi = lanes.flatMap(([x, y]) =>
    set(a(x, y), pair.xor(get(b(x, y)), pair.andNot(get(b(x + 2, y)), get(b(x + 1, y))))),
  );
  const iota = set(a(0, 0), pair.xor(get(a(0, 0)), pair.loadTwice(get(round), CONSTANTS_AT)));
  return body(
    [
      [2 * LANES + 6, V128],
      [1, I32],
    ],
    [
      ...lanes.flatMap(([x, y], i) => set(a(x, y), pair.loadSecond(get(1), 8 * i, pair.loadTwice(get(0), 8 * i)))),
      ...loop([...sums, ...thetaRhoPi, ...chi, ...iota, ...step(round, 8), ...below32(get(round), int32(8 * ROUNDS))]),
      ...lanes
        .slice(0, 4)
        .flatMap(([x, y], i) => [
          ...pair.store(get(2), 8 * i, get(a(x, y)), 0),
          ...pair.store(get(3), 8 * i, get(a(x, y)), 1),
        ]),
    ],
  );
}

function leaves(): Code {
  return body(
    [],
    loop([
      ...LEAVES_AT.flatMap((at, i) => copyWords(5, i * RECORD_BYTES, at + 32)),
      ...call(PERMUTE, ...LEAVES_AT.map(int32), get(1), add32(get(1), int32(RECORD_BYTES))),
      ...[32, RECORD_BYTES + 32].flatMap((at) => store(get(1), at, load(get(0), at))),
      ...step(0, 2 * RECORD_BYTES),
      ...step(1, 2 * RECORD_BYTES),
      ...step(2, -1),
      ...get(2),
    ]),
  );
}

function nodes(): Code {
  const [overflow, left, sum] = [3, 4, 5];
  const sumAt = (record: number): Code => call(SWAP, load(get(0), record * RECORD_BYTES + 32));
  const addSums = (node: number): Code => [
    ...set(left, sumAt(2 * node)),
    ...set(sum, add(get(left), sumAt(2 * node + 1))),
    // a sum below its part has wrapped
    ...set(overflow, or32(get(overflow), below(get(sum), get(left)))),
    ...store(get(1), node * RECORD_BYTES + 32, call(SWAP, get(sum))),
  ];
  return body(
    [
      [1, I32],
      [2, I64],
    ],
    [
      ...loop([
        ...NODES_AT.flatMap((at, i) => copyWords(10, 2 * i * RECORD_BYTES, at + 1)),
        ...call(PERMUTE, ...NODES_AT.map(int32), get(1), add32(get(1), int32(RECORD_BYTES))),
        ...addSums(0),
        ...addSums(1),
        ...step(0, 4 * RECORD_BYTES),
        ...step(1, 2 * RECORD_BYTES),
        ...step(2, -1),
        ...get(2),
      ]),
      ...get(overflow),
    ],
  );
}

/** Copies words from `from` behind the first parameter to an address. */
function copyWords(count: number, from: number, to: number): Code {
  const offsets = Array.from({ length: count }, (_, i) => 8 * i);
  return offsets.flatMap((offset) => store(int32(to), offset, load(get(0), from + offset)));
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

function rotatePair(local: number, bits: number): Code {
  if (bits === 0) return get(local);
  return pair.or(pair.shiftLeft(get(local), int32(bits)), pair.shiftRight(get(local), int32(64 - bits)));
}

/** What rho rotates each lane by, at x + 5 y. */
function rotations(): number[] {
  const found = new Array<number>(LANES).fill(0);
  let [x, y] = [1, 0];
  for (let t = 0; t < 24; t++) {
    found[x + 5 * y] = (((t + 1) * (t + 2)) / 2) % 64;
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
