import { Worker } from "node:worker_threads";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import type { Computation } from "./Computation.ts";

type Answer<Compute extends Computation> = Awaited<ReturnType<Compute>>;
type Step<Compute extends Computation> = Parameters<Compute>[1] extends ((step: infer S) => void) | undefined
  ? S
  : never;
type Message<Compute extends Computation> = { step: Step<Compute> } | { answer: Answer<Compute> };

/** Of an error thrown in a thread only the properties arrive, not the class. */
function asThrown(error: unknown): unknown {
  const { name, code, message } = error as Partial<EngineError>;
  return name === "EngineError" ? new EngineError(code!, message!) : error;
}

/**
 * Computes in a thread of its own, so that the shop goes on answering; it holds up nobody who wants to end.
 * @param script hands the computation to `answerInThread`
 * @param onStep hears what the computation says on the way
 * @throws EngineError when the computation does
 */
export function runInThread<Compute extends Computation>(
  script: URL,
  question: Parameters<Compute>[0],
  onStep: (step: Step<Compute>) => void = () => undefined,
): Promise<Answer<Compute>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: question });
    worker.unref();
    worker.on("message", (message: Message<Compute>) => {
      if ("step" in message) onStep(message.step);
      else resolve(message.answer);
    });
    worker.once("error", (error) => reject(asThrown(error) as Error));
    worker.once("exit", (status) => reject(new Error(`The thread of ${script.pathname} ended with status ${status}.`)));
  });
}
