/** Minor units as people write them: 1250 is 12.50. */
export function money(minor: number): string {
  return (minor / 100).toFixed(2);
}
