import { parentPort, workerData } from "node:worker_threads";
import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import { productElasticities } from "./productElasticities.ts";

// A thread that learns once: purchases come in, elasticities go out.
parentPort?.postMessage(await productElasticities(workerData as PurchaseColumns));
