import { expect } from "chai";
import { Random } from "../../../backend/offers/engine/numeric/Random.ts";
import { forecastUnits } from "../../../backend/plans/forecastUnits.ts";
import { forecastWeights } from "../../../backend/plans/forecastWeights.ts";
import { asMerchant, type Shop, startShop } from "../../support/startShop.ts";
import { expectNear } from "../../support/expectNear.ts";

describe("insights into products, and plans", function () {
  this.timeout(180_000);
  let shop: Shop;
  before(async () => {
    shop = await startShop();
  });
  after(() => shop?.stop());

  it("forecasts by the simple mean unless another way was surely nearer", () => {
    const steady = Float64Array.from({ length: 40 }, () => 5);
    const { method, forecast } = forecastUnits({ series: steady, weeks: 3, weights: null });
    expect(method).to.equal("mean of the last 8 weeks");
    expect([...forecast.mean, forecast.low[0], forecast.high[2]]).to.deep.equal([5, 5, 5, 5, 5]);
    expect(() => forecastUnits({ series: new Float64Array(15), weeks: 3, weights: null })).to.throw(/16/);
    expect(forecastUnits({ series: new Float64Array(30), weeks: 1, weights: null }).forecast.mean[0]).to.equal(0);
    const seasons = Float64Array.from({ length: 130 }, (_, week) => 50 + 40 * Math.sin((2 * Math.PI * week) / 52));
    const yearly = forecastUnits({ series: seasons, weeks: 1, weights: null });
    expect(yearly.method).to.equal("seasonal naive");
    expectNear(yearly.forecast.mean[0]!, seasons[130 - 52]!, 1e-9);
  });

  it("combines forecasts where that was surely nearer", () => {
    // Twice the quick smoothing less the slow one follows a straight line (Brown 1963); every single method lags behind.
    const brown = Float64Array.of(0, 0, -1, 2, 0, 0);
    const growing = Float64Array.from({ length: 48 }, (_, week) => 10 + 3 * week);
    const question = { series: growing, weeks: 1, weights: { judged: brown, now: brown } };
    const { method, forecast } = forecastUnits(question);
    expect(method).to.equal("combination learned from all products");
    expectNear(forecast.mean[0]!, 10 + 3 * 48, 0.1);
    expect(forecastUnits({ ...question, weights: { judged: new Float64Array(6), now: brown } }).method).not.to.equal(
      method,
    );
  });

  it("learns from all products how to combine forecasts, without the weeks that they are judged on", () => {
    const random = new Random(3);
    const products = Array.from({ length: 30 }, () => Float64Array.from({ length: 48 }, () => random.integer(9)));
    const weights = forecastWeights(products);
    // Demand about a level: together the weights neither raise it nor lower it much.
    expect(weights.now.reduce((sum, weight) => sum + weight, 0)).to.be.within(0.8, 1.2);
    const changed = products.map((each) => each.map((units, week) => (week < 40 ? units : 0)));
    expect(forecastWeights(changed).judged).to.deep.equal(weights.judged);
    expect(forecastWeights(changed).now).not.to.deep.equal(weights.now);
    expect(() => forecastWeights(products.map((each) => each.subarray(17)))).to.throw(/32/);
    expect(() => forecastWeights(products.slice(21))).to.throw(/10/);
  });

  it("tells how a product sells, and what it cannot know", async () => {
    const { body: list } = await shop.get<{ items: { sku: string }[] }>("/v1/products?limit=1");
    type Insight = {
      weeks: number[];
      forecast: { weeks: { value: number; low: number; high: number }[] };
      elasticity: null;
      curve: [];
    };
    const { sku } = list.items[0]!;
    const { status, body } = await shop.get<Insight>(`/v1/products/${sku}/insight`, asMerchant);
    expect(status, JSON.stringify(body)).to.equal(200);
    expect(body.weeks.length).to.be.within(75, 80);
    expect(body.weeks.reduce((sum, units) => sum + units, 0)).to.be.greaterThan(50);
    expect(body.forecast.weeks).to.have.length(8);
    const [next] = body.forecast.weeks;
    expect(next!.low <= next!.value && next!.value <= next!.high).to.equal(true);
    // The generated shop never changed a price.
    expect([body.elasticity, body.curve]).to.deep.equal([null, []]);
    const unknown = await shop.get<{ code: string }>("/v1/products/999999/insight", asMerchant);
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, "ProductUnknown"]);
    expect((await shop.get(`/v1/products/${sku}/insight`)).status).to.equal(401);
    const refused = await shop.post<{ code: string; detail: string }>("/v1/plans/prices", { skus: [sku] }, asMerchant);
    expect([refused.status, refused.body.code]).to.deep.equal([422, "CannotPlan"]);
    expect(refused.body.detail).to.include("changed their price");
  });

  it("plans prices where prices have changed before", async () => {
    const header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    const rows: string[] = [];
    for (let week = 0; week < 30; week++) {
      const date = new Date(Date.UTC(2023, 0, 2) + week * 7 * 86_400_000).toISOString().slice(0, 10);
      for (let product = 0; product < 12; product++) {
        const price = 10 + ((week + product) % 3);
        // Three orders at 10, two at 11, one at 12: an elasticity far below -1.
        for (let k = 0; k <= 12 - price; k++) {
          rows.push(`E${week}-${product}-${k},ELASTIC${product},1,${date},${price}.00,${5_000 + k},France`);
        }
      }
    }
    const upload = await fetch(`${shop.backend.url}/v1/orders?fileName=elastic.csv`, {
      method: "POST",
      headers: { ...asMerchant, "content-type": "text/csv", "idempotency-key": crypto.randomUUID() },
      body: `${header}${rows.join("\n")}\n`,
    });
    expect(upload.status, await upload.text()).to.equal(201);
    const { body: list } = await shop.get<{ items: { sku: string }[] }>("/v1/products?search=ELASTIC1&limit=1");
    const { sku } = list.items[0]!;
    type Plan = {
      items: { priceMinor: number; plannedMinor: number; elasticity: number; unitsNow: number }[];
      profitMinor: number;
      profitNowMinor: number;
      uses: string;
      judged: { products: number; gain: { low: number } };
    };
    const { status, body } = await shop.post<Plan>(
      "/v1/plans/prices",
      { skus: [sku], lowest: 0.8, highest: 1.2, costShare: 0.5 },
      asMerchant,
    );
    expect(status, JSON.stringify(body)).to.equal(200);
    const [item] = body.items;
    expect(item!.elasticity).to.be.lessThan(-3);
    expectNear(item!.plannedMinor, 0.8 * item!.priceMinor, 1e-6);
    expect(body.profitMinor).to.be.at.least(body.profitNowMinor);
    expect([body.uses, body.judged.products]).to.deep.equal(["plan", 12]);
    expect(body.judged.gain.low).to.be.greaterThan(0);
    const {
      items: [often],
    } = (await shop.get<{ items: { sku: string }[] }>("/v1/products?limit=1")).body;
    // Where no other price may be asked, plans would not have paid: the present prices stay.
    const { body: kept } = await shop.post<Plan>(
      "/v1/plans/prices",
      { skus: [sku, often!.sku], lowest: 1, highest: 1, costShare: 0.5 },
      asMerchant,
    );
    expect([kept.uses, kept.items[0]!.plannedMinor]).to.deep.equal(["present prices", kept.items[0]!.priceMinor]);
    expect(kept.profitMinor).to.equal(kept.profitNowMinor);
    type Insight = {
      forecast: { weeks: { value: number }[] };
      elasticity: { value: number; low: number; high: number; own: boolean };
      curve: unknown[];
    };
    const { body: other } = await shop.get<Insight>(`/v1/products/${often!.sku}/insight`, asMerchant);
    expect(other.forecast.weeks[0]!.value).to.be.greaterThan(0);
    expect(kept.items.map(({ unitsNow }) => unitsNow)).to.include(other.forecast.weeks[0]!.value);
    const { body: insight } = await shop.get<Insight>(`/v1/products/${sku}/insight`, asMerchant);
    expect(insight.elasticity.own).to.equal(true);
    expect(insight.elasticity.low <= insight.elasticity.value).to.equal(true);
    expect(insight.curve).to.have.length(9);
  });

  it("plans markdowns and stock, and says what is wrong with a request", async () => {
    const markdown = await shop.post<{ valueMinor: number; firstPrices: { pricesByStockMinor: number[] }[] }>(
      "/v1/plans/markdown",
      { stock: 2, periods: 1, pricesMinor: [1_000, 400], demand: [0.2, 5], salvageMinor: 300 },
      asMerchant,
    );
    expect(markdown.status).to.equal(200);
    expect(markdown.body.firstPrices).to.have.length(1);
    expect(markdown.body.valueMinor).to.be.within(600, 2_000);
    const stock = {
      demand: [6],
      capacity: 30,
      orderCostMinor: 0,
      unitCostMinor: 3,
      holdingCostMinor: 0,
      lostSaleCostMinor: 9,
    };
    type Replenishment = { orderUpTo: { byStock: number[] }[] };
    const replenishment = await shop.post<Replenishment>("/v1/plans/replenishment", stock, asMerchant);
    expect(replenishment.body.orderUpTo[0]!.byStock[0]).to.equal(7);
    const wrong = await shop.post<{ code: string; detail: string }>(
      "/v1/plans/markdown",
      { stock: 2, periods: 1, pricesMinor: [400, 1_000], demand: [1, 1] },
      asMerchant,
    );
    expect([wrong.status, wrong.body.code]).to.deep.equal([422, "CannotPlan"]);
    expect(wrong.body.detail).to.include("ladder");
  });

  it("answers everybody else while the largest plans are computed", async () => {
    const count = (length: number, of: (index: number) => number): number[] => Array.from({ length }, (_, k) => of(k));
    const markdown = {
      stock: 500,
      periods: 52,
      pricesMinor: count(20, (step) => 2_000 - step),
      demand: count(20, () => 500),
    };
    const replenishment = {
      demand: count(104, () => 500),
      capacity: 500,
      orderCostMinor: 1_000,
      unitCostMinor: 3,
      holdingCostMinor: 1,
      lostSaleCostMinor: 9,
    };
    for (const [path, request] of [
      ["/v1/plans/markdown", markdown],
      ["/v1/plans/replenishment", replenishment],
    ] as const) {
      const order: string[] = [];
      const plan = shop.post(path, request, asMerchant).then(({ status }) => order.push(`plan ${status}`));
      for (let k = 0; k < 10; k++) order.push(`healthy ${(await shop.get("/healthz")).status}`);
      await plan;
      expect(order, path).to.deep.equal([...count(10, () => 0).map(() => "healthy 200"), "plan 200"]);
    }
  });
});
