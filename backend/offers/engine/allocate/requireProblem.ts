import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import type { AllocationProblem } from "./AllocationProblem.ts";

function requireCosts({ value, costs, budgets }: AllocationProblem): void {
  if (costs.length !== budgets.length || budgets.length === 0) {
    throw new EngineError(
      "Shape",
      `${costs.length} cost tables for ${budgets.length} budgets: give one each, at least one`,
    );
  }
  costs.forEach((table, k) => {
    if (table.length !== value.length) {
      throw new EngineError("Shape", `costs[${k}] has ${table.length} entries, value ${value.length}: give one each`);
    }
    requireFinite(table, `costs[${k}]`);
    if (table.some((cost) => cost < 0))
      throw new EngineError("Range", `costs[${k}] has a negative entry: costs are 0 or more`);
    if (!(budgets[k]! >= 0 && budgets[k]! < Infinity)) {
      throw new EngineError("Range", `budgets[${k}] is ${budgets[k]}: give a finite number, 0 or more`);
    }
  });
}

function requireFairness({ customers, fairness }: AllocationProblem): void {
  if (!fairness) return;
  const { group, floors, caps } = fairness;
  if (group.length !== customers || floors.length !== caps.length || floors.length === 0) {
    throw new EngineError("Shape", "fairness needs a group for each customer, and a floor and a cap for each group");
  }
  const sizes = floors.map(() => 0);
  group.forEach((g, i) => {
    if (g >= sizes.length) throw new EngineError("Range", `group[${i}] is ${g}: there are ${sizes.length} groups`);
    sizes[g]!++;
  });
  floors.forEach((floor, g) => {
    if (!(floor >= 0 && floor <= Math.min(caps[g]!, sizes[g]!))) {
      throw new EngineError(
        "Range",
        `floor ${floor} of group ${g} lies above its cap ${caps[g]} or its ${sizes[g]} customers`,
      );
    }
  });
}

/** Refuses an allocation problem with bad numbers, shapes or bounds that contradict each other. @throws EngineError. */
export function requireProblem(problem: AllocationProblem): void {
  const { customers, offers, value, eligible } = problem;
  if (customers === 0 || offers === 0)
    throw new EngineError("Empty", "there are no customers or no offers: give at least one of each");
  requireInteger(customers, 1, 2 ** 31, "customers");
  requireInteger(offers, 1, 32_767, "offers");
  if (value.length !== customers * offers || (eligible && eligible.length !== value.length)) {
    throw new EngineError("Shape", `tables must have ${customers} x ${offers} entries: value has ${value.length}`);
  }
  requireFinite(value, "value");
  requireCosts(problem);
  requireFairness(problem);
}
