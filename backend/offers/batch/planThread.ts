import { answerInThread } from "../../threads/answerInThread.ts";
import { planOffers } from "./planOffers.ts";

await answerInThread(planOffers);
