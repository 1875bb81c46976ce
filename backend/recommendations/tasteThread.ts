import { answerInThread } from "../threads/answerInThread.ts";
import { learnTaste } from "./learnTaste.ts";

await answerInThread(learnTaste);
