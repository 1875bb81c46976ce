import { expect } from "chai";
import { chooseTargeting } from "../../../backend/decisions/chooseTargeting.ts";
import { chooseTargetingInThread } from "../../../backend/decisions/chooseTargetingInThread.ts";
import { Random } from "../../../backend/offers/engine/numeric/Random.ts";
import type { Trial } from "../../../backend/offers/engine/uplift/Trial.ts";

/** Customers of two kinds: who brings much anyway, and who brings something only for an offer that then pays, or does nothing. */
function trial(rows: number, effect: number): Trial {
  const random = new Random(7);
  const values = new Float64Array(2 * rows);
  const treated = new Uint8Array(rows);
  const outcome = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const loyal = random.integer(2);
    treated[i] = random.uniform() < 0.7 ? 1 : 0;
    values.set([loyal, 1 - loyal], 2 * i);
    outcome[i] = 500 * loyal + (loyal === 1 ? -effect : effect) * treated[i]! + 50 * random.normal();
  }
  return { features: { rows, columns: 2, values }, treated, outcome };
}

describe("choosing customers", () => {
  it("by what an offer changes, where that surely earned more than choosing the best customers", () => {
    const [few, many] = chooseTargeting(trial(2_000, 100));
    expect(few).to.include({ share: 0.3 });
    expect(many).to.include({ share: 0.6 });
    expect(few!.rule).to.match(/^[TSDR]+-learner$/);
  });

  it("by response, where the offer changes nothing", () => {
    expect(chooseTargeting(trial(2_000, 0)).map(({ rule }) => rule)).to.deep.equal(["response", "response"]);
  });

  it("not at all, with few customers or nothing known of them", () => {
    expect(chooseTargeting(trial(150, 100))).to.deep.equal([]);
    const unknown = { ...trial(2_000, 100), features: { rows: 2_000, columns: 0, values: new Float64Array(0) } };
    expect(chooseTargeting(unknown)).to.deep.equal([]);
  });

  it("is the same in a thread", async () => {
    for (const customers of [400, 2_000]) {
      const each = trial(customers, 100);
      expect(await chooseTargetingInThread(each)).to.deep.equal(chooseTargeting(each));
    }
  });
});
