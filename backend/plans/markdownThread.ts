import { answerInThread } from "../threads/answerInThread.ts";
import { markdownPlan } from "./markdownPlan.ts";

await answerInThread(markdownPlan);
