import { parentPort, workerData } from "node:worker_threads";
import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import { learnTaste } from "./learnTaste.ts";

// A thread that learns once: purchases come in, what it learned goes out.
parentPort?.postMessage(learnTaste(workerData as PurchaseColumns));
