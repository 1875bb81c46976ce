import { parentPort, workerData } from "node:worker_threads";
import { forecastUnits } from "./forecastUnits.ts";

// A thread that forecasts once: the weeks of a product come in, those ahead go out.
const { series, weeks } = workerData as { series: Float64Array; weeks: number };
parentPort?.postMessage(forecastUnits(series, weeks));
