import { answerInThread } from "../threads/answerInThread.ts";
import { forecastUnits } from "./forecastUnits.ts";

await answerInThread(forecastUnits);
