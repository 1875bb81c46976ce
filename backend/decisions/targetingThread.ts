import { answerInThread } from "../threads/answerInThread.ts";
import { chooseTargeting } from "./chooseTargeting.ts";

await answerInThread(chooseTargeting);
