import { answerInThread } from "../threads/answerInThread.ts";
import { productElasticities } from "./productElasticities.ts";

await answerInThread(productElasticities);
