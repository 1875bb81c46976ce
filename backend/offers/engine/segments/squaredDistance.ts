/** Squared Euclidean distance of two rows of `columns` numbers that begin at these places. */
export function squaredDistance(a: Float64Array, atA: number, b: Float64Array, atB: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += (a[atA + j]! - b[atB + j]!) ** 2;
  return sum;
}
