import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { sql } from "drizzle-orm";
import { linkAccount } from "../../../backend/customers/linkAccount.ts";
import { campaignBudget } from "../../../backend/decisions/campaignBudget.ts";
import { campaignResults } from "../../../backend/decisions/campaignResults.ts";
import { decide } from "../../../backend/decisions/decide.ts";
import { Decisions } from "../../../backend/decisions/Decisions.ts";
import { decisionSchemas } from "../../../backend/decisions/decisionSchemas.ts";
import type { Eligible } from "../../../backend/decisions/Eligible.ts";
import { loggedProfits } from "../../../backend/decisions/loggedProfits.ts";
import { recordOutcomes } from "../../../backend/decisions/recordOutcomes.ts";
import { openEmbedded } from "../../../backend/store/openEmbedded.ts";
import { openServer } from "../../../backend/store/openServer.ts";
import { rowsOf } from "../../../backend/store/rowsOf.ts";
import type { Store } from "../../../backend/store/Store.ts";
import { SEEDED_CAMPAIGN, seedBatch, seededCustomer } from "../../../scripts/bench/decisions/seedBatch.ts";
import { expectNear } from "../../support/expectNear.ts";
import { type PostgresServer, startPostgres } from "../../support/startPostgres.ts";

const now = (): number => Math.floor(Date.now() / 1000);
const clock = (): Promise<number> => Promise.resolve(now());

interface Money {
  capacity: number;
  taken: number;
  logged: number;
  offers: number;
}

async function money(store: Store): Promise<Money> {
  const [row] = await rowsOf<Money>(
    store.session,
    sql`select g.capacity_minor::int as capacity, g.taken_minor::int as taken, coalesce(sum(d.reserved_minor), 0)::int as logged,
               count(*) filter (where d.reserved_minor > 0)::int as offers
        from decision_budgets g left join decisions d on d.batch_id = g.batch_id group by g.batch_id`,
  );
  return row!;
}

describe("decide", () => {
  const offer = {
    rule: 1,
    audience: 7,
    value: 500,
    from: 0,
    until: 1,
    salt: "0x" as const,
    proof: [],
    reason: { en: "", zh: "" },
  };
  const batch = { budgetPrice: 0, holdoutShare: 0.1 };
  const eligible: Eligible = {
    customer: 1,
    batchId: 1,
    heldOut: false,
    expectedProfitMinor: 300,
    offers: [
      { ...offer, worstCaseMinor: 800 },
      { ...offer, audience: 8, worstCaseMinor: 200 },
    ],
  };

  it("takes what is worth most after the price of the budget, and names everything it could have done", () => {
    const { arms, chosen, propensity, reservedMinor, reason } = decide(eligible, 1_000, { ...batch, budgetPrice: 0.5 });
    expect(arms.map(({ offer: one, worthMinor }) => [one?.audience, worthMinor])).to.deep.equal([
      [7, -100],
      [8, 200],
      [undefined, 0],
    ]);
    expect([chosen, propensity, reservedMinor, reason.code]).to.deep.equal([1, 0.9, 200, "Offered"]);
  });

  it("takes only what can still be paid", () => {
    expect(decide(eligible, 799, batch).arms.map(({ offer: one }) => one?.audience)).to.deep.equal([8, undefined]);
    expect(decide(eligible, 199, batch)).to.include({ chosen: 0, reservedMinor: 0, propensity: 1 });
    expect(decide(eligible, 199, batch).reason.code).to.equal("BudgetSpent");
  });

  it("gives nothing to who is held out, and says how likely that was", () => {
    const held = decide({ ...eligible, heldOut: true, offers: [] }, 1_000, batch);
    expect(held).to.deep.include({ heldOut: true, propensity: 0.1, reservedMinor: 0 });
    expect(decide({ ...eligible, offers: [] }, 1_000, batch).reason.code).to.equal("NothingFits");
  });
});

describe("decisions on PGlite", () => {
  let store: Store;
  let decisions: Decisions;
  before(async function () {
    this.timeout(60_000);
    store = await openEmbedded();
    await seedBatch(store, {
      customers: 400,
      offersEach: 3,
      worstCaseMinor: 700,
      budgetMinor: 100_000,
      heldOutEvery: 4,
    });
    decisions = new Decisions(store, clock);
  });
  after(() => store.close());

  it("are logged once for a customer with arms, propensity, versions and reason, and answered the same again", async () => {
    const [first, again, other] = await Promise.all([1, 1, 4].map((n) => decisions.handTo(seededCustomer(n))));
    expect(again).to.deep.equal(first);
    expect(await decisions.handTo(seededCustomer(1))).to.deep.equal(first);
    const { decision, offer } = first![0]!;
    expect(decision.arms).to.have.length(4);
    expect(decision).to.deep.include({ propensity: 0.9, heldOut: false, reservedMinor: 700 });
    expect(decision.versions).to.deep.equal({ policy: "decide-1", batch: `0x${"ab".repeat(32)}` });
    expect(offer).to.include({ audience: decision.arms[decision.chosen]!.offer!.audience });
    expect(offer!.proof).to.have.length(17);
    expect(other![0]!.decision).to.deep.include({ heldOut: true, propensity: 0.1, reservedMinor: 0 });
    expect(other![0]!.offer).to.equal(null);
    expect(await decisions.handTo("c_nobody")).to.equal(undefined);
    const [logged] = await rowsOf<{ n: number }>(store.session, sql`select count(*)::int as n from decisions`);
    expect(logged!.n).to.equal(2);
  });

  it("hand out nothing that went while they were made, and take nothing for it", async () => {
    const before = await money(store);
    let links = 0;
    const linking: Store = {
      ...store,
      async call<Row>(name: string, args: readonly (string | number)[]) {
        if (name === "log_decisions" && links++ === 0) {
          await store.transaction((session) => linkAccount(session, `0x${"7e".repeat(20)}`, seededCustomer(2)));
        }
        return store.call<Row>(name, args);
      },
    };
    const both = new Decisions(linking, clock);
    const [moved, stayed] = await Promise.all([2, 3].map((n) => both.handTo(seededCustomer(n))));
    expect(moved![0]!.decision.reason!.code).to.equal("NothingFits");
    expect(moved![0]).to.deep.include({ offer: null }).and.nested.include({ "decision.reservedMinor": 0 });
    expect(stayed![0]!.offer).not.to.equal(null);
    expect(await both.handTo(seededCustomer(2))).to.deep.equal(moved);
    // The one who moved was decided anew, the other was not.
    expect(links).to.equal(2);
    const { taken, logged } = await money(store);
    expect([taken, logged]).to.deep.equal([before.taken + 700, before.logged + 700]);
  });

  it("stop at the budget, to the minor unit", async () => {
    // One that has not yet heard what is left.
    const other = new Decisions(store, clock);
    await Promise.all(Array.from({ length: 400 }, (_, n) => other.handTo(seededCustomer(n + 1))));
    const { capacity, taken, logged, offers } = await money(store);
    expect([taken, logged, offers]).to.deep.equal([99_400, 99_400, 142]);
    expect(capacity).to.equal(100_000);
    const beyond = store.session.execute(sql`update decision_budgets set taken_minor = capacity_minor + 1`);
    expect(
      await beyond.then(
        () => "taken",
        () => "refused",
      ),
    ).to.equal("refused");
  });

  it("are closed by outcomes, once each, at no more cost than was reserved", async () => {
    const { decision } = (await decisions.handTo(seededCustomer(1)))![0]!;
    const outcome = { decisionId: decision.id, kind: "order" as const, at: now(), profitMinor: 2_000, costMinor: 500 };
    const answer = await recordOutcomes(store, [
      { ...outcome, outcomeId: "outcome-1" },
      { ...outcome, outcomeId: "outcome-1" },
      { ...outcome, outcomeId: "outcome-2" },
      { ...outcome, outcomeId: "outcome-3", decisionId: "unknown" },
      { ...outcome, outcomeId: "outcome-4", at: Date.now() },
      { ...outcome, outcomeId: "outcome-5", at: decision.decidedAt - 86_400 },
    ]);
    expect(answer).to.include({ stored: 1, repeated: 1, refused: 4 });
    expect(answer.refusals.map(({ code }) => code)).to.deep.equal([
      "CostTooHigh",
      "DecisionUnknown",
      "OutcomeInFuture",
      "BeforeDecision",
    ]);
    const returned = { ...outcome, outcomeId: "outcome-6", kind: "return", costMinor: 0 };
    expect(decisionSchemas.outcome.safeParse(returned).success).to.equal(false);
    expect(decisionSchemas.outcome.safeParse({ ...returned, profitMinor: -500 }).success).to.equal(true);
    expect(
      decisionSchemas.outcome.safeParse({ ...outcome, outcomeId: "outcome-7", decisionId: "\0" }).success,
    ).to.equal(false);
    expect((await recordOutcomes(store, [{ ...outcome, outcomeId: "outcome-1" }])).repeated).to.equal(1);
    const budget = await campaignBudget(store.session, SEEDED_CAMPAIGN);
    expect(budget).to.include({ capacityMinor: 100_000, reservedMinor: 99_400, spentMinor: 500 });
    await store.session.execute(sql`delete from outcomes`);
  });

  describe("results", () => {
    /** Gives each decision the profit that `profitOf` says, in the order of customers. */
    async function outcomesOf(profitOf: (heldOut: boolean, index: number) => number): Promise<void> {
      await store.session.execute(sql`delete from outcomes`);
      const rows = await rowsOf<{ id: string; heldOut: boolean; cost: number }>(
        store.session,
        sql`select id, held_out as "heldOut", least(reserved_minor, 100)::int as cost from decisions
            where held_out or reserved_minor > 0 order by customer_id`,
      );
      const outcomes = rows.map(({ id, heldOut, cost }, index) => ({
        outcomeId: `result-${id}`.slice(0, 60),
        decisionId: id,
        kind: "order" as const,
        at: now(),
        profitMinor: profitOf(heldOut, index),
        costMinor: cost,
      }));
      expect((await recordOutcomes(store, outcomes)).stored).to.equal(242);
    }

    it("show the incremental profit with its interval when it can be known", async () => {
      await outcomesOf((heldOut, index) => (heldOut ? 1_000 : 1_600) + (index % 5) * 50);
      const results = await campaignResults(store.session, SEEDED_CAMPAIGN);
      expect([results.offered.customers, results.heldOut.customers]).to.deep.equal([142, 100]);
      expect(results).to.include({ known: true, customersNeeded: 0 });
      // 600 more margin less 100 of cost, for each of 142.
      expect(results.effect!.profitMinor / 142).to.be.within(480, 520);
      expect(results.effect!.lowMinor)
        .to.be.lessThan(500 * 142)
        .and.greaterThan(450 * 142);
      expect([results.offered.conversion!.value, results.heldOut.conversion!.value]).to.deep.equal([1, 1]);
      expect(results.offered.conversion!.low).to.be.within(0.95, 1);
      // The costs logged are 100 for each offer, and less for nobody.
      expectNear(results.returnOnCost!.value, results.effect!.profitMinor / (142 * 100), 1e-9);
      expect(results.returnOnCost!.low).to.be.within(0, results.returnOnCost!.value);
      const [everybody, nobody] = results.policies;
      expect(everybody!.snipw.perCustomerMinor - nobody!.snipw.perCustomerMinor).to.be.within(480, 520);
      expectNear(nobody!.snipw.perCustomerMinor, results.heldOut.profitMinor / 100, 1e-6);
      expect(everybody!.snipw.lowMinor).to.be.greaterThan(nobody!.snipw.highMinor);
      // In this log a tenth should have been held out, and more were: only weights that are not normalised suffer from that.
      expect(nobody!.ipw.perCustomerMinor).to.be.greaterThan(2 * nobody!.snipw.perCustomerMinor);
      expect(everybody!.doublyRobust.perCustomerMinor).to.be.within(
        everybody!.doublyRobust.lowMinor,
        everybody!.doublyRobust.highMinor,
      );
      expect(decisionSchemas.results.safeParse(results).success).to.equal(true);
      // Nothing that was known of these customers tells them apart.
      expect(results.targeting.map(({ share, rule }) => [share, rule])).to.deep.equal([
        [0.3, "response"],
        [0.6, "response"],
        [1, "response"],
      ]);
      expect(results.targeting[2]!.gain).to.deep.equal({ mean: 0, low: 0, high: 0 });
      // Who may look at any time has to be surer, and here is.
      expect(results.anytime!.pValue).to.be.lessThan(0.001);
      expect(results.anytime!.lowMinor).to.be.lessThan(results.effect!.lowMinor).and.greaterThan(0);
      expect(results.anytime!.highMinor).to.be.greaterThan(results.effect!.highMinor);
    });

    it("compare customers only with those who had the same chance to be held out", async () => {
      await outcomesOf((heldOut, index) => (heldOut ? 1_000 : 1_600) + (index % 5) * 50);
      const alone = await campaignResults(store.session, SEEDED_CAMPAIGN);
      // A poor season in which half were held out would make the offers look better than they are.
      const ids = await rowsOf<{ id: string }>(
        store.session,
        sql`update decisions set propensity = 0.5 where id in (
              select id from decisions where held_out order by customer_id limit 50) or id in (
              select id from decisions where reserved_minor > 0 order by customer_id limit 50) returning id`,
      );
      expect(ids).to.have.length(100);
      const poor = sql`decision_id = any(${sql.param(ids.map(({ id }) => id))}::text[])`;
      await store.session.execute(sql`update outcomes set profit_minor = profit_minor - 900 where ${poor}`);
      const { effect, anytime, offered } = await campaignResults(store.session, SEEDED_CAMPAIGN);
      expect(offered.customers).to.equal(142);
      expectNear(effect!.profitMinor, alone.effect!.profitMinor, 1_500);
      expect(anytime!.lowMinor).to.be.lessThan(effect!.lowMinor).and.greaterThan(0);
      await store.session.execute(
        sql`update decisions set propensity = case when held_out then 0.1 else 0.9 end where propensity = 0.5`,
      );
    });

    it("rest on what was known before: of batches that kept it for those held out too, by the name of the segment", async () => {
      const before = async () => (await loggedProfits(store.session, SEEDED_CAMPAIGN))[0]!.before;
      expect(await before()).to.deep.equal({ segment: "", chanceAlone: 0.1, responseMinor: 250, reach: 1 });
      const add = (more: object) =>
        store.session.execute(sql`update offer_batches set snapshot = snapshot || ${JSON.stringify(more)}::jsonb`);
      await add({ segments: [{ name: { en: "Regulars" } }], totals: { offered: 150, withAccount: 400 } });
      await add({ holdout: { share: 0.25, customers: 100 } });
      expect(await before()).to.include({ segment: "Regulars", reach: 0.5 });
      await add({ version: { engine: "1" } });
      expect(await before()).to.equal(null);
      await add({ version: { engine: "2" } });
      // The next batch learns only from those that are over.
      expect(await loggedProfits(store.session, SEEDED_CAMPAIGN, now())).to.deep.equal([]);
    });

    it("say how many more customers it takes when it cannot be known yet", async () => {
      await outcomesOf((heldOut, index) => (heldOut ? 1_000 : 1_200) + (index % 7) * 700);
      const results = await campaignResults(store.session, SEEDED_CAMPAIGN);
      expect(results.known).to.equal(false);
      expect(results.effect!.lowMinor).to.be.lessThan(0).and.lessThan(results.effect!.highMinor);
      expect(results.customersNeeded).to.be.greaterThan(100);
      expect(results.anytime!.pValue).to.be.greaterThan(0.05);
      expect(results.summary.en).to.include(`${results.customersNeeded} more customers`);
      const nothing = await campaignResults(store.session, "0x00000000000000000000000000000000000000Cb");
      expect(nothing.targeting).to.deep.equal([]);
      expect(nothing).to.include({ effect: null, anytime: null, known: false, customersNeeded: 30 });
    });
  });
});

describe("decisions by several backends that are killed", () => {
  let server: PostgresServer;
  before(async function () {
    this.timeout(60_000);
    server = await startPostgres();
  });
  after(() => server.remove());

  it("never spend more of an offer than was reserved for it, though its outcomes come in all at once", async () => {
    const url = await server.database("outcomes");
    const stores = await Promise.all([openServer(url), openServer(url)]);
    const [store] = stores;
    await seedBatch(store!, { customers: 10, offersEach: 1, worstCaseMinor: 300, budgetMinor: 3_000 });
    const decisions = new Decisions(store!, clock);
    for (let customer = 1; customer <= 10; customer++) {
      const { decision } = (await decisions.handTo(seededCustomer(customer)))![0]!;
      const outcome = { decisionId: decision.id, kind: "order" as const, at: now(), profitMinor: 900, costMinor: 300 };
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, k) =>
          recordOutcomes(stores[k % 2]!, [{ ...outcome, outcomeId: `at-once-${customer}-${k}` }]),
        ),
      );
      expect(answers.map(({ stored }) => stored).sort()).to.deep.equal([0, 0, 0, 0, 0, 0, 0, 1]);
    }
    const { spentMinor, reservedMinor } = await campaignBudget(store!.session, SEEDED_CAMPAIGN);
    expect([spentMinor, reservedMinor]).to.deep.equal([3_000, 3_000]);
    await decisions.drain();
    for (const each of stores) await each.close();
  });

  it("never reserve more than the budget, and exactly what was logged", async function () {
    this.timeout(90_000);
    const customers = 20_000;
    const url = await server.database("decisions");
    const store = await openServer(url);
    await seedBatch(store, { customers, offersEach: 1, worstCaseMinor: 300, budgetMinor: 1_800_100 });
    const script = fileURLToPath(new URL("../../support/decideForever.ts", import.meta.url));
    const start = async (): Promise<ChildProcess> => {
      const child = fork(script, [url, String(customers)], { execArgv: [], stdio: "ignore" });
      await once(child, "message");
      return child;
    };
    const look = async (): Promise<number> => {
      const { capacity, taken, logged } = await money(store);
      expect(taken).to.be.at.most(capacity);
      expect(taken).to.equal(logged);
      return taken;
    };
    const running = await Promise.all([start(), start(), start(), start()]);
    const seen: number[] = [];
    try {
      while (running.length > 0) {
        await sleep(Math.random() * 60);
        const victim = running.pop()!;
        victim.kill("SIGKILL");
        await once(victim, "exit");
        seen.push(await look());
      }
      running.push(await start());
      for (let taken = 0; taken < 1_800_000; taken = await look()) await sleep(100);
    } finally {
      for (const child of running) child.kill("SIGKILL");
    }
    // They were killed while they were handing out.
    expect(seen[0]).to.be.greaterThan(0);
    expect(seen.at(-1)).to.be.greaterThan(seen[0]!).and.lessThan(1_800_000);
    const { taken, logged, offers } = await money(store);
    expect([taken, logged, offers]).to.deep.equal([1_800_000, 1_800_000, 6_000]);
    const [twice] = await rowsOf<{ n: number }>(
      store.session,
      sql`select count(*)::int as n from (select 1 from decisions group by batch_id, customer_id having count(*) > 1) t`,
    );
    expect(twice!.n).to.equal(0);
    await store.close();
  });
});
