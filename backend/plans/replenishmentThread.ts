import { answerInThread } from "../threads/answerInThread.ts";
import { replenishmentPlan } from "./replenishmentPlan.ts";

await answerInThread(replenishmentPlan);
