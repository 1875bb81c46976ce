/** Bytes of WebAssembly. */
export type Code = readonly number[];

/** A function: the number of its type, and its body. */
export interface Func {
  type: number;
  body: Code;
}

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;

/**
 * As much of an assembler for WebAssembly as `sumTreeModule` needs. Instructions take the code of their operands; what
 * they do is in the comment behind their byte.
 */
export const webAssembly = {
  I32,
  I64,
  V128,
  get: (local: number): Code => [0x20, local],
  set: (local: number, value: Code): Code => [...value, 0x21, local],
  int32: (value: number): Code => [0x41, ...signed(BigInt(value))],
  int64: (value: bigint): Code => [0x42, ...signed(BigInt.asIntN(64, value))],
  call: (func: number, ...operands: Code[]): Code => [...operands.flat(), 0x10, func],
  /** Repeats `body` while it leaves something other than 0. */
  loop: (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0, 0x0b],
  add32: (one: Code, other: Code): Code => [...one, ...other, 0x6a], // i32.add
  or32: (one: Code, other: Code): Code => [...one, ...other, 0x72], // i32.or
  below32: (one: Code, other: Code): Code => [...one, ...other, 0x49], // i32.lt_u
  add: (one: Code, other: Code): Code => [...one, ...other, 0x7c], // i64.add
  below: (one: Code, other: Code): Code => [...one, ...other, 0x54], // i64.lt_u
  and: (one: Code, other: Code): Code => [...one, ...other, 0x83], // i64.and
  or: (one: Code, other: Code): Code => [...one, ...other, 0x84], // i64.or
  shiftLeft: (one: Code, other: Code): Code => [...one, ...other, 0x86], // i64.shl
  shiftRight: (one: Code, other: Code): Code => [...one, ...other, 0x88], // i64.shr_u
  rotateLeft: (one: Code, other: Code): Code => [...one, ...other, 0x89], // i64.rotl
  load: (address: Code, offset: number): Code => [...address, 0x29, 0, ...unsigned(offset)], // i64.load
  store: (address: Code, offset: number, value: Code): Code => [...address, ...value, 0x37, 0, ...unsigned(offset)], // i64.store

  /** Instructions on a pair of words at once. */
  pair: {
    xor: (one: Code, other: Code): Code => [...one, ...other, 0xfd, 0x51], // v128.xor
    or: (one: Code, other: Code): Code => [...one, ...other, 0xfd, 0x50], // v128.or
    andNot: (one: Code, other: Code): Code => [...one, ...other, 0xfd, 0x4f], // v128.andnot
    shiftLeft: (one: Code, bits: Code): Code => [...one, ...bits, 0xfd, 0xcb, 0x01], // i64x2.shl
    shiftRight: (one: Code, bits: Code): Code => [...one, ...bits, 0xfd, 0xcd, 0x01], // i64x2.shr_u
    /** The same word twice. */
    loadTwice: (address: Code, offset: number): Code => [...address, 0xfd, 0x0a, 0, ...unsigned(offset)], // v128.load64_splat
    /** `pair` with another second word. */
    loadSecond: (address: Code, offset: number, pair: Code): Code => [
      ...[...address, ...pair],
      ...[0xfd, 0x57, 0, ...unsigned(offset), 1], // v128.load64_lane
    ],
    store: (address: Code, offset: number, pair: Code, lane: 0 | 1): Code => [
      ...[...address, ...pair],
      ...[0xfd, 0x5b, 0, ...unsigned(offset), lane], // v128.store64_lane
    ],
  },

  /** What a function takes and gives back. */
  type: (parameters: Code, results: Code): Code => [0x60, ...sized(parameters), ...sized(results)],
  /** A function's body: its locals beyond the parameters, as how many of which type, and its code. */
  body: (locals: readonly Code[], code: Code): Code => sized([...vector(locals), ...code, 0x0b]),
  /** A module of `functions`, with a memory of `pages` 64 KiB pages; exports the memory and some functions by their number. */
  module: (
    types: readonly Code[],
    functions: readonly Func[],
    pages: number,
    exports: Readonly<Record<string, number>>,
  ): Uint8Array<ArrayBuffer> =>
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, types),
      ...section(
        3,
        functions.map(({ type }) => [type]),
      ),
      ...section(5, [[1, pages, pages]]),
      ...section(7, [
        [...text("memory"), 2, 0],
        ...Object.entries(exports).map(([name, func]) => [...text(name), 0, func]),
      ]),
      ...section(
        10,
        functions.map(({ body }) => body),
      ),
    ]),
};

function section(number: number, items: readonly Code[]): Code {
  return [number, ...sized(vector(items))];
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function sized(code: Code): Code {
  return [...unsigned(code.length), ...code];
}

function text(name: string): Code {
  return sized([...new TextEncoder().encode(name)]);
}

/** LEB128. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128. */
function signed(value: bigint): Code {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const isLast = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}
