import { writeFileSync } from "node:fs";
import { expect } from "chai";
import { runScript } from "../../support/runScript.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { simulatedShop } from "../../backend/offers/batch/simulatedShop.ts";

/** A retailer's order lines as a shop exports them. */
function ordersFile(customers: number): string {
  const { customer, order, sku, day, quantity, priceMinor } = simulatedShop(customers, 3);
  const lines = Array.from(customer, (number, line) => {
    const date = new Date(day[line]! * 86_400_000).toISOString().slice(0, 10);
    const price = (priceMinor[line]! / 100).toFixed(2);
    return `${order[line]},P${sku[line]},${quantity[line]},${date},${price},${number},France`;
  });
  return ["InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country", ...lines].join("\n");
}

describe("npm run offers", function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  const offers = (...args: string[]) => runScript("scripts/offers/main.ts", args);
  const campaign = "scripts/start/campaign.json";

  it("makes a batch from an orders file, and prints what it decided and a proof that leads to its root", async () => {
    const orders = folder.path("orders.csv");
    writeFileSync(orders, ordersFile(250));
    const { status, stdout, stderr } = await offers("--orders", orders, "--campaign", campaign, "--holdout", "20");
    expect(status, stderr).to.equal(0);
    for (const said of [
      /Customers by segment, found by (k-means|hierarchical|DBSCAN)/,
      /purchase in 14 days: .* log loss|nothing beat past order rate/,
      /Offers by kind\n +offer +customers +expected cost +expected profit +worst case\n +rule 1: /,
      /budget 20,000\.00; no division of it could be expected to earn more than/,
      /Holdout: 50 of 250 customers with an account \(20\.0 %\), drawn with seed 1/,
      /Fairness: what each segment was given\n +segment +could get +got +share +at least/,
      /On chain: batch 1 of \d+ offers from/,
      /root +0x[0-9a-f]{64}\n +transaction 0x[0-9a-f]{64}/,
      /its proof of \d+ hashes leads to the root/,
    ])
      expect(stdout).to.match(said);
  });

  it("says what is wrong before anything is started", async () => {
    const refused = await offers("--orders", folder.path("none.csv"), "--campaign", campaign);
    expect([refused.status, refused.stdout]).to.deep.equal([1, ""]);
    expect(refused.stderr).to.match(/There is no file .*none\.csv\. Name an existing one with --orders\./);
  });
});
