/** Row numbers whose `treated` equals `arm`. */
export function armRows(treated: ArrayLike<number>, arm: 0 | 1): Uint32Array {
  const rows: number[] = [];
  for (let i = 0; i < treated.length; i++) if (treated[i] === arm) rows.push(i);
  return Uint32Array.from(rows);
}
