import { parentPort, workerData } from "node:worker_threads";
import type { Trial } from "../offers/engine/uplift/Trial.ts";
import { chooseTargeting } from "./chooseTargeting.ts";

// A thread that chooses once: the trial comes in, the choice goes out.
parentPort?.postMessage(chooseTargeting(workerData as Trial));
