import { type BasketLine, type PriceResult, REASONS } from "#sdk";

interface ResultOfView {
  subtotal: bigint;
  discount: bigint;
  total: bigint;
  points: bigint;
  tickets: bigint;
  discounts: readonly bigint[];
  rules: readonly { reason: number; gain: bigint; uses: bigint }[];
}

/** The SDK's price result from what the contract's `price` answers; `lines` are those it was asked about. */
export function resultOfView(view: ResultOfView, lines: readonly BasketLine[]): PriceResult {
  return {
    subtotal: Number(view.subtotal),
    discount: Number(view.discount),
    total: Number(view.total),
    points: Number(view.points),
    tickets: Number(view.tickets),
    lines: view.discounts.map((discount, at) => {
      const { sku = 0n, price = 0, quantity = 0 } = lines[at] ?? {};
      return { sku, price, quantity, discount: Number(discount) };
    }),
    rules: view.rules.map(({ reason, gain, uses }) => ({
      reason: REASONS[reason]!,
      gain: Number(gain),
      uses: Number(uses),
    })),
  };
}
