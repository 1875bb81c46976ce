import { Worker } from "node:worker_threads";
import { EngineError } from "../engine/numeric/EngineError.ts";
import type { OfferPlan } from "./OfferPlan.ts";
import type { PlanPhase } from "./planOffers.ts";
import type { PlanRequest } from "./PlanRequest.ts";

type Message =
  | { phase: PlanPhase }
  | { plan: OfferPlan }
  | { error: { message: string; stack?: string; code?: EngineError["code"] } };

/** Makes a plan in a thread of its own, so that the shop goes on answering. @throws EngineError as `planOffers` does */
export async function planInThread(request: PlanRequest, onPhase: (phase: PlanPhase) => void): Promise<OfferPlan> {
  const worker = new Worker(new URL("./planThread.ts", import.meta.url), { workerData: request });
  try {
    return await new Promise<OfferPlan>((resolve, reject) => {
      worker.on("message", (message: Message) => {
        if ("phase" in message) onPhase(message.phase);
        else if ("plan" in message) resolve(message.plan);
        else {
          const { message: text, stack, code } = message.error;
          const error = code === undefined ? new Error(text) : new EngineError(code, text);
          reject(Object.assign(error, { stack }));
        }
      });
      worker.once("error", reject);
      worker.once("exit", (status) => reject(new Error(`The planning thread ended with status ${status}.`)));
    });
  } finally {
    await worker.terminate();
  }
}
