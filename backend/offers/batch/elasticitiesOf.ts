import { EngineError } from "../engine/numeric/EngineError.ts";
import { fitElasticity } from "../engine/price/fitElasticity.ts";
import type { WeeklySales } from "./PurchaseTable.ts";

/** Elasticity of each product from a log-log regression of its weeks, with the shop's sales as control; products that say nothing are left out. */
export function elasticitiesOf(sales: readonly WeeklySales[]): { sku: number; elasticity: number; error: number }[] {
  return sales.flatMap(({ sku, price, orders, shopOrders }) => {
    try {
      const controls = shopOrders.some((count) => count !== shopOrders[0]) ? [shopOrders.map(Math.log)] : [];
      const { elasticity, error } = fitElasticity({ price, quantity: orders, controls });
      return error > 0 && Number.isFinite(error) ? [{ sku, elasticity, error }] : [];
    } catch (cause) {
      if (cause instanceof EngineError) return [];
      throw cause;
    }
  });
}
