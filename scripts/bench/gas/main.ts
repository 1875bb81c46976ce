import { tasks } from "hardhat";
import { measureRows } from "../../gas/measureRows.ts";
import { openLab } from "../../gas/openLab.ts";
import { openShop } from "../../gas/openShop.ts";
import { batchedClaims } from "./batchedClaims.ts";
import { tenRuleTerms } from "../../gas/tenRuleTerms.ts";
import { readOptions } from "../../cli/options.ts";
import { run } from "../../cli/run.ts";
import type { BenchRow } from "./BenchRow.ts";
import { installPeers } from "../installPeers.ts";
import { measurePeers } from "./measurePeers.ts";
import { peersOf } from "./peersOf.ts";
import { report } from "./report.ts";

const USAGE = `usage: npm run -s bench:gas [-- --json]
What our transactions and those of others use, measured on one EVM in one run. A peer "does the same duties" or is
"bare": it leaves out what ours also does (expiry, caps, budgets, signatures). The floor is the transaction, its
calldata and the storage, event, signature or hashes that the effect itself needs, without any program around them.`;

await run(async () => {
  const { values } = readOptions({ json: { type: "boolean", default: false } }, USAGE);
  await installPeers();
  await tasks.getTask("build").run({ quiet: true });
  const lab = await openLab();
  const shop = await openShop(lab);
  const measured = await measureRows(shop);
  const credit = measured.get("credit.100.new");
  if (credit) {
    const batched = await lab.isolated(() => batchedClaims(lab, shop.programAddress, credit));
    measured.set("credit.100.new.batched", batched);
  }
  const peers = await measurePeers(lab, tenRuleTerms);
  if (!values.json) {
    console.log(report(measured, peers, tenRuleTerms));
    return;
  }
  const rows: BenchRow[] = [...measured].map(([name, { gas }]) => ({
    name,
    gas,
    peers: Object.fromEntries(peersOf(name, peers).map((entry) => [entry.peer, entry.gas])),
  }));
  console.log(JSON.stringify(rows, null, 2));
});
