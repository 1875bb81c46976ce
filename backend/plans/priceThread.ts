import { answerInThread } from "../threads/answerInThread.ts";
import { pricesThatPay } from "./pricesThatPay.ts";

await answerInThread(pricesThatPay);
