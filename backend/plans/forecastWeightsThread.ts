import { answerInThread } from "../threads/answerInThread.ts";
import { forecastWeights } from "./forecastWeights.ts";

await answerInThread(forecastWeights);
