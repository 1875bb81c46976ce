/** Compares the 32-byte entrants at `i` of `a` and at `j` of `b`: below, at or above 0. */
export function compareEntrants(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  for (let k = 0; k < 32; k++) {
    const difference = a[i + k]! - b[j + k]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
