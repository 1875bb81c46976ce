import { expect } from "chai";
import type { Rule } from "#sdk";
import type { LoggedProfit } from "../../../../backend/decisions/LoggedProfit.ts";
import { trialOf } from "../../../../backend/decisions/trialOf.ts";
import type { OfferPlan, PlannedCustomer } from "../../../../backend/offers/batch/OfferPlan.ts";
import type { OfferTrial } from "../../../../backend/offers/batch/OfferTrial.ts";
import { isSensitive } from "../../../../backend/offers/batch/isSensitive.ts";
import { type PlanPhase, planOffers } from "../../../../backend/offers/batch/planOffers.ts";
import type { PlanRequest } from "../../../../backend/offers/batch/PlanRequest.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";
import { worstCase } from "../../../../backend/offers/worstCase.ts";
import { runInThread } from "../../../../backend/threads/runInThread.ts";
import { simulatedShop } from "./simulatedShop.ts";

const percent: Rule = {
  kind: "PercentOff",
  lane: 0,
  value: 2_000,
  cap: 900,
  audience: 1,
  personal: true,
  perAccount: 1,
};
const amount: Rule = {
  kind: "AmountOff",
  lane: 1,
  value: 400,
  minSpend: 1_500,
  audience: 2,
  personal: true,
  perAccount: 2,
};

const customers = 400;
const request: PlanRequest = {
  purchases: simulatedShop(customers, 1),
  pool: Int32Array.from({ length: customers - 50 }, (_, i) => i + 1),
  rules: [
    { rule: percent, index: 3, left: null },
    { rule: amount, index: 5, left: 60 },
  ],
  budgetMinor: 60_000,
  days: 14,
  seed: 7,
  holdoutShare: 0.2,
  fairness: { least: 0.1, most: 0.9 },
  outcomes: [],
  trial: null,
};

/** What came of six batches like this plan's, if an offer changed a customer's profit by `effectOf` and nothing else differed. */
function historyOf({ customers: all }: OfferPlan, effectOf: (customer: PlannedCustomer) => number): OfferTrial | null {
  const random = new Random(5);
  const logged = Array.from({ length: 6 }, () => all.filter(({ rule }) => rule >= 0)).flat();
  return trialOf(
    logged.map((customer): LoggedProfit => {
      const heldOut = random.uniform() < 0.3;
      const { chanceAlone, responseProfitMinor: responseMinor } = customer;
      const before = { segment: String(customer.segment), chanceAlone, responseMinor, reach: 1 };
      const profit = 800 * chanceAlone + (heldOut ? 0 : effectOf(customer)) + 50 * random.normal();
      return { heldOut, propensity: heldOut ? 0.3 : 0.7, profit, cost: 0, bought: false, before };
    }),
  );
}

function inThread(question: PlanRequest, onPhase?: (phase: PlanPhase) => void): Promise<OfferPlan> {
  const script = new URL("../../../../backend/offers/batch/planThread.ts", import.meta.url);
  return runInThread<typeof planOffers>(script, question, onPhase);
}

describe("planning a batch of offers", function () {
  this.timeout(60_000);
  let plan: OfferPlan;
  const phases: PlanPhase[] = [];

  before(async () => {
    plan = await planOffers(request, (phase) => phases.push(phase));
  });

  describe("sensitive attributes", () => {
    const small = simulatedShop(150, 4);
    const { customer, day } = request.purchases;
    const lastDay = new Map(Array.from(customer, (id, line) => [id, day[line]!]));
    /** An attribute that tells when a customer will have bought last: a model that sees it uses it. */
    const planted = (name: string, sensitive: string[] = []): PlanRequest => {
      const attributes = { [name]: Float64Array.from(customer, (id) => lastDay.get(id)! - 20_000) };
      return { ...request, purchases: { ...request.purchases, attributes }, sensitive };
    };

    it("that are planted among what models see change nothing, and would if they had another name", async () => {
      for (const name of ["religious", "customerGender"]) expect(await planOffers(planted(name))).to.deep.equal(plan);
      expect(await inThread(planted("shoeSize", ["Shoe-Size"]))).to.deep.equal(plan);
      const seen = await planOffers(planted("shoeSize"));
      expect(seen.snapshot.version.features).to.deep.equal([...plan.snapshot.version.features, "shoeSize"]);
      expect(seen.customers).not.to.deep.equal(plan.customers);
    });

    it("that a shop lists are gone from every model, also where it used them until then", async () => {
      const free = await planOffers({ ...request, purchases: small });
      for (const listed of [["spend"], ["orders"], ["Silent days", "knownDays"], ["gap", "repeats"]]) {
        const without = await planOffers({ ...request, purchases: small, sensitive: listed });
        const { features } = without.snapshot.version;
        for (const name of features) expect(isSensitive(name, listed)).to.equal(false);
        expect(features.length).to.be.lessThan(free.snapshot.version.features.length);
        expect(without.customers.every(({ chanceAlone }) => chanceAlone >= 0 && chanceAlone <= 1)).to.equal(true);
      }
    });

    it("have no way into segments or order values: who spent ten times as much gets the same", async () => {
      const rich = {
        ...small,
        priceMinor: small.priceMinor.map((price, i) => price * (small.customer[i]! % 2 ? 10 : 1)),
      };
      // The same sum for the shop as a whole, given to others.
      const moved = {
        ...small,
        priceMinor: small.priceMinor.map((price, i) => price * (small.customer[i]! % 2 ? 1 : 10)),
      };
      const decide = async (purchases: typeof small, sensitive: string[]) => {
        const { customers: all, snapshot } = await planOffers({ ...request, purchases, sensitive });
        return { segments: all.map(({ segment }) => segment), names: snapshot.segments.map(({ name }) => name.en) };
      };
      expect(await decide(moved, ["spend"])).to.deep.equal(await decide(rich, ["spend"]));
      expect(await decide(moved, [])).not.to.deep.equal(await decide(rich, []));
    });
  });

  it("keeps the budget, the limits of the rules and the published values", () => {
    const offered = plan.customers.filter(({ arm }) => arm === "offered");
    expect(offered.length).to.be.greaterThan(40);
    let [worst, uses] = [0, 0];
    for (const { rule, value, worstCaseMinor } of offered) {
      const terms = rule === 3 ? percent : amount;
      expect(value).to.be.within(1, terms.value!);
      expect(worstCaseMinor).to.equal(worstCase(terms, value));
      worst += worstCaseMinor;
      if (rule === 5) uses += 2;
    }
    expect(worst).to.equal(plan.snapshot.totals.worstCaseMinor).and.to.be.at.most(60_000);
    expect(uses).to.be.at.most(60);
  });

  it("looks at each customer with an account once, and gives those held out nothing", () => {
    const pool = new Set(request.pool);
    const seen = plan.customers.map(({ customerId }) => customerId);
    expect(new Set(seen).size).to.equal(seen.length);
    expect(seen.every((id) => pool.has(id))).to.equal(true);
    const held = plan.customers.filter(({ arm }) => arm === "held");
    expect(held.length).to.equal(Math.round(0.2 * seen.length));
    for (const each of held) expect([each.worstCaseMinor, each.expectedProfitMinor]).to.deep.equal([0, 0]);
    // Those held out would have got offers about as often as the others did.
    const would = held.filter(({ rule }) => rule >= 0).length / held.length;
    const did = plan.snapshot.totals.offered / (seen.length - held.length);
    expect(Math.abs(would - did)).to.be.lessThan(0.2);
  });

  it("gives every segment its least share, and says what was decided", () => {
    const { snapshot } = plan;
    for (const { offered, least, most } of snapshot.fairness) expect(offered).to.be.within(least, most);
    const sum = (values: readonly { customers: number }[]) => values.reduce((total, each) => total + each.customers, 0);
    expect(sum(snapshot.offers)).to.equal(snapshot.totals.offered);
    expect(sum(snapshot.segments)).to.equal(snapshot.totals.customers);
    expect(snapshot.fairness.reduce((total, each) => total + each.offered, 0)).to.equal(snapshot.totals.offered);
    expect(snapshot.allocation.expectedProfitMinor).to.be.at.most(snapshot.allocation.boundMinor);
    expect(snapshot.models.reports.map(({ job }) => job)).to.deep.equal(["purchase", "order value"]);
    expect(phases).to.deep.equal(["features", "segments", "models", "allocation"]);
  });

  it("chooses by what offers were seen to change where that surely earned more, and says so", async () => {
    expect(plan.snapshot.models.targeting).to.equal(null);
    const given = (of: OfferPlan) => of.customers.filter(({ arm }) => arm === "offered");
    const mean = (of: readonly PlannedCustomer[]) => of.reduce((sum, each) => sum + each.chanceAlone, 0) / of.length;
    const usual = mean(given(plan));
    const trial = historyOf(plan, ({ chanceAlone }) => (chanceAlone < usual ? 400 : -400));
    const targeted = await planOffers({ ...request, trial });
    const { targeting } = targeted.snapshot.models;
    expect(targeting!.rule)
      .to.match(/-learner$/)
      .and.to.equal(targeting!.challenger);
    expect(targeting!.gain.low).to.be.greaterThan(0).and.lessThan(targeting!.gain.mean);
    expect(targeting!.customers).to.equal(trial!.treated.length);
    expect(mean(given(targeted))).to.be.lessThan(0.8 * usual);
    // Whom the offer costs more than it brings gets it only for the least share of the segment.
    for (const { expectedProfitMinor, segment } of given(targeted)) {
      const { offered, least } = targeted.snapshot.fairness[segment]!;
      if (expectedProfitMinor < 0) expect(offered).to.equal(least);
    }
    // What the response model said is kept for everybody, so that the next batch can be judged again.
    const before = new Map(plan.customers.map((each) => [each.customerId, each]));
    const held = targeted.customers.filter(({ arm, rule }) => arm === "held" && rule >= 0);
    expect(held.some(({ responseProfitMinor }) => responseProfitMinor > 0)).to.equal(true);
    for (const { customerId, rule, value, responseProfitMinor } of targeted.customers) {
      const same = before.get(customerId)!;
      if (same.rule === rule && same.value === value) expect(responseProfitMinor).to.equal(same.responseProfitMinor);
    }
    expect(await inThread({ ...request, trial })).to.deep.equal(targeted);
  });

  it("stays with the response model where nothing better was seen", async () => {
    const kept = await planOffers({
      ...request,
      trial: historyOf(plan, ({ responseProfitMinor }) => responseProfitMinor),
    });
    const { targeting } = kept.snapshot.models;
    expect(targeting!.rule).to.equal("response");
    expect(targeting!.gain.low).to.be.at.most(0);
    expect(kept.customers).to.deep.equal(plan.customers);
  });

  it("is the same for the same seed, also in a thread, and another for another", async () => {
    const heard: PlanPhase[] = [];
    expect(await inThread(request, (phase) => heard.push(phase))).to.deep.equal(plan);
    expect(heard).to.deep.equal(phases);
    const heldBy = (of: OfferPlan) =>
      of.customers.flatMap(({ arm, customerId }) => (arm === "held" ? [customerId] : []));
    const few = { ...request, purchases: simulatedShop(60, 2) };
    const [seven, eight] = [await planOffers(few), await planOffers({ ...few, seed: 8 })];
    expect(heldBy(eight)).not.to.deep.equal(heldBy(seven));
  });

  it("lowers the least share where the budget cannot pay it", async () => {
    const purchases = simulatedShop(60, 2);
    const poor = await planOffers({ ...request, purchases, budgetMinor: 2_000 });
    expect(poor.snapshot.totals.worstCaseMinor).to.be.at.most(2_000);
    expect(poor.snapshot.totals.offered).to.be.greaterThan(0);
    const none = await planOffers({ ...request, purchases, budgetMinor: 1 });
    expect(none.snapshot.totals.offered).to.equal(0);
  });

  it("uses the baseline in a shop too small to judge a model, and says what is missing", async () => {
    const small = await planOffers({ ...request, purchases: simulatedShop(12, 3), rules: request.rules.slice(0, 1) });
    expect(small.snapshot.models.reports).to.deep.equal([]);
    expect(small.snapshot.segments).to.have.length(1);
    const refusal = await inThread({ ...request, pool: new Int32Array(0) }).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Error).and.to.have.property("code", "Empty");
  });
});
