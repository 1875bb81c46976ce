import type { Implementation } from "../Implementation.ts";
import { packages } from "../packages.ts";
import type { SharedLine } from "../SharedCase.ts";
import { versionOf } from "../versionOf.ts";

interface Engine {
  addRule(rule: object): void;
  run(facts: object): Promise<{ events: { params?: Record<string, unknown> }[] }>;
}

const PACKAGE = "json-rules-engine";

/** A rule engine: it finds the rules whose conditions hold; what they take off is up to the shop. */
export const jsonRulesEngine: Implementation = {
  name: PACKAGE,
  version: versionOf(PACKAGE),
  prepare: ({ discounts, baskets }) => {
    const { Engine } = packages(PACKAGE) as { Engine: new () => Engine };
    const engine = new Engine();
    for (const { group, percent, minSpend } of discounts)
      engine.addRule({
        conditions: {
          all: [
            { fact: "subtotal", operator: "greaterThanInclusive", value: minSpend },
            { fact: "groups", operator: "contains", value: group },
          ],
        },
        event: { type: "percentOff", params: { group, percent } },
      });
    return Promise.resolve(async (basket) => {
      const lines = baskets[basket]!;
      const subtotal = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
      const { events } = await engine.run({ subtotal, groups: lines.map(({ group }) => group) });
      return events.reduce((total, { params }) => total - discountOf(lines, params), subtotal);
    });
  },
};

function discountOf(lines: readonly SharedLine[], params: unknown): number {
  const { group, percent } = params as { group: number; percent: number };
  let discount = 0;
  for (const line of lines) if (line.group === group) discount += (line.price * line.quantity * percent) / 100;
  return discount;
}
