import type { Session } from "../store/Session.ts";
import { runInThread } from "../threads/runInThread.ts";
import type { ForecastWeights, forecastWeights } from "./forecastWeights.ts";
import { weeklyUnits } from "./weeklyUnits.ts";

const script = new URL("./forecastWeightsThread.ts", import.meta.url);

/** How forecasts of the shop's products are best combined. @throws EngineError as `forecastWeights` does */
export async function learnForecastWeights(session: Session): Promise<ForecastWeights> {
  return runInThread<typeof forecastWeights>(script, [...(await weeklyUnits(session)).values()]);
}
