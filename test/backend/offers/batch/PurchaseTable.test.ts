import { expect } from "chai";
import type { PurchaseColumns } from "../../../../backend/offers/batch/PurchaseColumns.ts";
import { PurchaseTable } from "../../../../backend/offers/batch/PurchaseTable.ts";
import { expectNear } from "../../../support/expectNear.ts";

type Line = [customer: number, order: number, sku: number, day: number, quantity: number, priceMinor: number];

function columnsOf(lines: readonly Line[]): PurchaseColumns {
  const column = (at: number): Int32Array => Int32Array.from(lines, (line) => line[at]!);
  return {
    customer: column(0),
    order: column(1),
    sku: column(2),
    day: column(3),
    quantity: column(4),
    priceMinor: Float64Array.from(lines, (line) => line[5]),
  };
}

describe("offer batch: features", () => {
  const lines: Line[] = [
    [1, 1, 7, 100, 2, 500],
    [1, 1, 8, 100, 1, 300],
    [1, 2, 7, 110, 1, 500],
    [2, 3, 7, 118, 3, 400],
    // The day of the cut and the last day looked at, then the first that is not.
    [1, 4, 8, 120, 1, 1_000],
    [2, 5, 8, 133, 1, 2_000],
    [1, 6, 8, 134, 1, 4_000],
    [3, 7, 8, 120, 1, 9_000],
  ];

  it("knows what was before the cut and nothing of it or after, and what came in exactly the days after it", async () => {
    const purchases = await PurchaseTable.open(columnsOf(lines));
    const table = await purchases.customersAt(120, 14);
    purchases.close();
    expect([...table.customer]).to.deep.equal([1, 2]);
    expect([...table.orders]).to.deep.equal([2, 1]);
    expect([...table.spendMinor]).to.deep.equal([1_800, 1_200]);
    expect([...table.silentDays]).to.deep.equal([10, 2]);
    expect([...table.ageDays]).to.deep.equal([20, 2]);
    expect([...table.repeats]).to.deep.equal([1, 0]);
    expect([...table.recencyDays]).to.deep.equal([10, 0]);
    expect([...table.spentLaterMinor]).to.deep.equal([1_000, 2_000]);
    expect([...table.boughtLater]).to.deep.equal([1, 1]);
    const feature = (name: string, row: number): number =>
      table.features.values[row * table.features.columns + table.names.indexOf(name)]!;
    expectNear(feature("order_value", 0), Math.log(900), 1e-12);
    expectNear(feature("pieces", 0), Math.log(4), 1e-12);
    expectNear(feature("mean_gap", 0), 10, 1e-12);
  });

  it("says the same of the past whatever the future brings", async () => {
    const known = await PurchaseTable.open(columnsOf(lines.filter(([, , , day]) => day < 120)));
    const all = await PurchaseTable.open(columnsOf(lines));
    const [past, whole] = [await known.customersAt(120, 14), await all.customersAt(120, 14)];
    known.close();
    all.close();
    expect([...whole.features.values]).to.deep.equal([...past.features.values]);
    expect([...past.boughtLater]).to.deep.equal([0, 0]);
  });

  it("shows what is listed as sensitive of nobody: all customers are alike in it, in features and in all else", async () => {
    const columns = {
      ...columnsOf(lines),
      attributes: { shoeSize: Float64Array.from(lines, ([customer]) => customer) },
    };
    const tableFor = async (listed: string[]) => {
      const purchases = await PurchaseTable.open(columns, listed);
      const table = await purchases.customersAt(120, 14);
      purchases.close();
      return table;
    };
    const open = await tableFor([]);
    expect(open.names).to.include.members(["spend", "spend_91", "order_value", "price_level", "shoeSize"]);
    expect([
      ...open.features.values.filter((_, i) => i % open.names.length === open.names.indexOf("shoeSize")),
    ]).to.deep.equal([1, 2]);
    const spend = await tableFor(["spend", "shoe size"]);
    expect(open.names.filter((name) => !spend.names.includes(name))).to.deep.equal([
      "spend",
      "order_value",
      "spend_91",
      "price_level",
      "shoeSize",
    ]);
    // Three orders of 1 000 on average.
    expect([...spend.spendMinor]).to.deep.equal([2_000, 1_000]);
    expect([...spend.orders]).to.deep.equal([2, 1]);
    const rest = await tableFor(["orders", "days"]);
    const of = ({ orders, silentDays, ageDays, repeats, recencyDays }: typeof rest) =>
      [orders, silentDays, ageDays, repeats, recencyDays].map((column) => new Set(column).size);
    expect(of(rest)).to.deep.equal([1, 1, 1, 1, 1]);
    expect(of(open)).to.deep.equal([2, 2, 2, 2, 2]);
  });
});
