import { elasticitiesOf } from "../offers/batch/elasticitiesOf.ts";
import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import { PurchaseTable, type WeeklySales } from "../offers/batch/PurchaseTable.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { shrinkElasticities } from "../offers/engine/price/shrinkElasticities.ts";

/** Elasticity of a product with its standard error. */
type Elasticity = { elasticity: number; error: number };

/** Elasticities of the products that changed their price often enough to say something, and their mean for all others. */
export type ProductElasticities = {
  mean: number;
  deviation: number;
  bySku: ReadonlyMap<number, Elasticity>;
  /** The weeks they were sold in. */
  sales: WeeklySales[];
};

/**
 * Elasticities of all products from the weeks they were sold at different prices, each shrunk to their mean.
 * @throws EngineError `TooShort` with fewer than ten such products
 */
export async function productElasticities(columns: PurchaseColumns): Promise<ProductElasticities> {
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
    const bySku = new Map(fits.map(({ sku }, i) => [sku, { elasticity: elasticities[i]!, error: errors[i]! }]));
    return { mean, deviation, bySku, sales };
  } finally {
    table.close();
  }
}
