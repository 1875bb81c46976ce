import { answerInThread } from "../threads/answerInThread.ts";
import { targetingByShare } from "./targetingByShare.ts";

await answerInThread(targetingByShare);
