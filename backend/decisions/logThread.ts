import { answerInThread } from "../threads/answerInThread.ts";
import { learnFromLog } from "./learnFromLog.ts";

await answerInThread(learnFromLog);
