import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import { runInThread } from "../threads/runInThread.ts";
import type { learnTaste } from "./learnTaste.ts";
import type { Taste } from "./Taste.ts";

/** `learnTaste` in a thread of its own. */
export function learnTasteInThread(purchases: PurchaseColumns): Promise<Taste | null> {
  return runInThread<typeof learnTaste>(new URL("./tasteThread.ts", import.meta.url), purchases);
}
