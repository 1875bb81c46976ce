/** The eight big-endian bytes of a round, which a beacon hashes and signs. */
export function roundBytes(round: number): Uint8Array {
  if (!Number.isSafeInteger(round) || round < 1) throw new RangeError(`rounds are numbered from 1, not ${round}`);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return bytes;
}
