import { Readable } from "node:stream";
import type { Store } from "../store/Store.ts";
import { generatedShop } from "./generatedShop.ts";
import { type Imported, importOrders } from "./importOrders.ts";
import type { ImportRequest } from "./ImportRequest.ts";
import { receiveFile } from "./receiveFile.ts";

/** Fills the shop with made-up orders, through the importer that real ones go through. */
export function importGeneratedShop(
  store: Store,
  options: Pick<ImportRequest, "customerKey" | "onProgress">,
): Promise<Imported> {
  return receiveFile(Readable.from([generatedShop()]), (path) =>
    importOrders(store, { ...options, path, fileName: "generated shop", shift: "yesterday", generated: true }),
  );
}
