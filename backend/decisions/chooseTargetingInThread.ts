import type { Trial } from "../offers/engine/uplift/Trial.ts";
import { runInThread } from "../threads/runInThread.ts";
import { chooseTargeting, type Targeting } from "./chooseTargeting.ts";

/** So few are chosen among before a thread has begun. */
const FEW = 1_000;

/** `chooseTargeting`, of many customers in a thread of its own. */
export async function chooseTargetingInThread(trial: Trial): Promise<Targeting[]> {
  if (trial.treated.length <= FEW) return chooseTargeting(trial);
  return runInThread<typeof chooseTargeting>(new URL("./targetingThread.ts", import.meta.url), trial);
}
