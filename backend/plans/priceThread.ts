import { parentPort, workerData } from "node:worker_threads";
import { type PriceQuestion, pricesThatPay } from "./pricesThatPay.ts";

// A thread that plans once: products come in, prices go out.
parentPort?.postMessage(await pricesThatPay(workerData as PriceQuestion));
