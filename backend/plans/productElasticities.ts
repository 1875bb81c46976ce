import { elasticitiesOf } from "../offers/batch/elasticitiesOf.ts";
import { PurchaseTable, type WeeklySales } from "../offers/batch/PurchaseTable.ts";
import { loadPurchases } from "../offers/batch/loadPurchases.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { shrinkElasticities } from "../offers/engine/price/shrinkElasticities.ts";
import type { Session } from "../store/Session.ts";

/** Elasticity of a product with its standard error; products that say nothing get the mean of those that do. */
export type ProductElasticities = {
  /** Products that changed their price often enough to say something. */
  products: number;
  mean: number;
  deviation: number;
  /** The weeks they were sold in. */
  sales: WeeklySales[];
  of: (sku: number) => { elasticity: number; error: number; own: boolean };
};

/**
 * Elasticities of all products from the weeks they were sold at different prices, each shrunk to their mean.
 * @throws EngineError `TooShort` with fewer than ten such products
 */
export async function productElasticities(session: Session): Promise<ProductElasticities> {
  const columns = await loadPurchases(session);
  const table = await PurchaseTable.open(columns);
  try {
    const lastDay = columns.day.reduce((last, day) => Math.max(last, day), 0);
    const sales = await table.weeklySales(lastDay + 1);
    const fits = elasticitiesOf(sales);
    if (fits.length < 10) {
      throw new EngineError(
        "TooShort",
        `${fits.length} products changed their price in at least 20 weeks: it takes 10`,
      );
    }
    const { mean, deviation, elasticities, errors } = shrinkElasticities(
      fits.map((fit) => fit.elasticity),
      fits.map((fit) => fit.error),
    );
    const known = new Map(
      fits.map(({ sku }, i) => [sku, { elasticity: elasticities[i]!, error: errors[i]!, own: true }]),
    );
    return {
      products: fits.length,
      sales,
      mean,
      deviation,
      of: (sku) => known.get(sku) ?? { elasticity: mean, error: deviation, own: false },
    };
  } finally {
    table.close();
  }
}
