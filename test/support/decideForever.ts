import { Decisions } from "../../backend/decisions/Decisions.ts";
import { openServer } from "../../backend/store/openServer.ts";
import { seededCustomer } from "../../scripts/bench/decisions/seedBatch.ts";

/** Run as a process of its own: asks for the offers of customers at random, many at once, until it is killed. */
const [url = "", customers = "0"] = process.argv.slice(2);
const store = await openServer(url);
const decisions = new Decisions(store, () => Promise.resolve(Math.floor(Date.now() / 1000)));
process.send?.("ready");
for (;;) {
  const asked = Array.from({ length: 20 }, () => seededCustomer(1 + Math.floor(Math.random() * Number(customers))));
  await Promise.all(asked.map((customerId) => decisions.handTo(customerId)));
}
