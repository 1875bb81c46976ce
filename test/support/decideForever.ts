import { fileURLToPath } from "node:url";
import { Decisions } from "../../backend/decisions/Decisions.ts";
import { openServer } from "../../backend/store/openServer.ts";
import { seededCustomer } from "../../scripts/bench/decisions/seedBatch.ts";

/** Run as a process of its own: asks for the offers of customers at random, many at once, until it is killed. */
async function decideForever(url = "", customers = "0"): Promise<void> {
  const store = await openServer(url);
  const decisions = new Decisions(store, () => Promise.resolve(Math.floor(Date.now() / 1000)));
  process.send?.("ready");
  for (;;) {
    const asked = Array.from({ length: 20 }, () => seededCustomer(1 + Math.floor(Math.random() * Number(customers))));
    await Promise.all(asked.map((customerId) => decisions.handTo(customerId)));
  }
}

// Hardhat loads every file of the tests, also this one.
if (process.argv[1] === fileURLToPath(import.meta.url)) await decideForever(...process.argv.slice(2));
