import type { BasketLine } from "#sdk";

/** List amount (minor units) and units of the lines that a tag mask matches (0 matches all). */
export function spendOf(lines: readonly BasketLine[], mask: bigint): { spend: number; units: number } {
  const matching = lines.filter((line) => mask === 0n || (line.tags & mask) !== 0n);
  return {
    spend: matching.reduce((sum, line) => sum + line.price * line.quantity, 0),
    units: matching.reduce((sum, line) => sum + line.quantity, 0),
  };
}
