import { loadPurchases } from "../offers/batch/loadPurchases.ts";
import type { Session } from "../store/Session.ts";
import { runInThread } from "../threads/runInThread.ts";
import type { ProductElasticities, productElasticities } from "./productElasticities.ts";

const script = new URL("./elasticityThread.ts", import.meta.url);

/** The elasticities of the shop's products. @throws EngineError as `productElasticities` does */
export async function learnElasticities(session: Session): Promise<ProductElasticities> {
  return runInThread<typeof productElasticities>(script, await loadPurchases(session));
}
