import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import type { LogisticModel } from "../response/LogisticModel.ts";
import { sigmoid } from "../response/sigmoid.ts";

interface Decision {
  /** Row of the offer to make, -1 for none. */
  readonly offer: number;
  /** Probability of a response to it, and its expected profit after the prices of the budgets; 0 for none. */
  readonly probability: number;
  readonly worth: number;
}

/** The online choice: scores the candidate offers of one customer and subtracts what they take from the budgets at their prices. */
export class Decider {
  readonly #model: LogisticModel;
  readonly #prices: Float64Array;

  /**
   * @param model of the response to an offer, one weight a feature.
   * @param prices value a unit of each budget is worth, from the allocation.
   */
  constructor(model: LogisticModel, prices: Float64Array) {
    requireFinite(model.weights, "model.weights");
    requireFinite(prices, "prices");
    this.#model = model;
    this.#prices = prices;
  }

  /**
   * @param features offers x features, row after row, in the model's order; not NaN.
   * @param profit of a response to each offer, any unit of money.
   * @param costs offers x budgets, what making the offer takes from each budget.
   * @throws EngineError `Shape`, or `NotFinite` when a score is not a number.
   */
  decide(features: Float64Array, profit: Float64Array, costs: Float64Array): Decision {
    const { weights, intercept } = this.#model;
    const [offers, columns, budgets] = [profit.length, weights.length, this.#prices.length];
    if (features.length !== offers * columns || costs.length !== offers * budgets) {
      throw new EngineError(
        "Shape",
        `${offers} offers need ${offers * columns} features and ${offers * budgets} costs`,
      );
    }
    let [offer, probability, worth] = [-1, 0, 0];
    for (let i = 0; i < offers; i++) {
      let z = intercept;
      for (let j = 0; j < columns; j++) z += weights[j]! * features[i * columns + j]!;
      const chance = sigmoid(z);
      let score = chance * profit[i]!;
      for (let k = 0; k < budgets; k++) score -= this.#prices[k]! * costs[i * budgets + k]!;
      if (Number.isNaN(score))
        throw new EngineError("NotFinite", `offer ${i} has no score: check its features, profit and costs`);
      if (score > worth) [offer, probability, worth] = [i, chance, score];
    }
    return { offer, probability, worth };
  }
}
