import type { ForecastWeights } from "./forecastWeights.ts";
import type { Learned } from "./Learned.ts";
import type { ProductElasticities } from "./productElasticities.ts";

/** What is learned of all products at once. */
export type ProductKnowledge = {
  elasticities: Learned<ProductElasticities>;
  forecastWeights: Learned<ForecastWeights>;
};
