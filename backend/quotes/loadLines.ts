import { inArray } from "drizzle-orm";
import type { BasketLine } from "#sdk";
import { Problem } from "../http/Problem.ts";
import { products } from "../store/schema/orders.ts";
import type { Session } from "../store/Session.ts";

/**
 * The lines of a basket at today's list prices, in the order in which the chain wants them: ascending by price, then sku.
 * @throws Problem ProductUnknown, ProductRepeated
 */
export async function loadLines(
  session: Session,
  wanted: readonly { sku: string; quantity: number }[],
): Promise<BasketLine[]> {
  const skus = wanted.map((line) => Number(line.sku));
  if (new Set(skus).size !== skus.length) {
    throw new Problem(
      422,
      "ProductRepeated",
      "A product is in the basket twice. Send one line for each product, with its whole quantity.",
    );
  }
  const rows = await session
    .select()
    .from(products)
    .where(
      inArray(
        products.sku,
        skus.map((sku) => (sku < 2 ** 31 ? sku : 0)),
      ),
    );
  const bySku = new Map(rows.map((row) => [row.sku, row]));
  return wanted
    .map(({ sku, quantity }) => {
      const product = bySku.get(Number(sku));
      if (product?.sellable !== true) {
        throw new Problem(422, "ProductUnknown", `There is no product ${sku} to buy. Take skus from /v1/products.`, {
          sku,
        });
      }
      return { sku: BigInt(product.sku), tags: product.tags, price: product.priceMinor, quantity };
    })
    .sort((a, b) => a.price - b.price || Number(a.sku - b.sku));
}
