import { EngineError } from "../numeric/EngineError.ts";
import { loadHighs } from "../numeric/loadHighs.ts";
import type { AllocationProblem } from "./AllocationProblem.ts";
import { requireProblem } from "./requireProblem.ts";

/** A number in the LP text format, which knows no exponents with a sign in front of names. */
function term(coefficient: number, name: string): string {
  return `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} ${name}`;
}

function lines(terms: readonly string[]): string {
  const rows: string[] = [];
  for (let at = 0; at < terms.length; at += 20) rows.push(terms.slice(at, at + 20).join(" "));
  return rows.join("\n ");
}

/**
 * The true optimum by the HiGHS branch-and-bound solver, to judge {@link allocate} by on problems of up to some thousand
 * customers. Slow. @returns the largest total value.
 * @throws EngineError `Range` when no allocation keeps all limits.
 */
export async function optimalAllocation(problem: AllocationProblem): Promise<number> {
  requireProblem(problem);
  const { customers, offers, value, costs, budgets, eligible, fairness } = problem;
  const open: number[] = [];
  for (let at = 0; at < value.length; at++) if (!eligible || eligible[at] === 1) open.push(at);
  const constraints = budgets.map(
    (budget, k) => ` b${k}: ${lines(open.map((at) => term(costs[k]![at]!, `x${at}`)))} <= ${budget}`,
  );
  for (let i = 0; i < customers; i++) {
    const own = open.filter((at) => Math.floor(at / offers) === i);
    if (own.length > 0) constraints.push(` c${i}: ${lines(own.map((at) => term(1, `x${at}`)))} <= 1`);
  }
  fairness?.floors.forEach((floor, g) => {
    const own = open.filter((at) => fairness.group[Math.floor(at / offers)] === g).map((at) => term(1, `x${at}`));
    if (own.length === 0) return;
    constraints.push(
      ` f${g}: ${lines(own)} >= ${floor}`,
      ` u${g}: ${lines(own)} <= ${Math.min(fairness.caps[g]!, customers)}`,
    );
  });
  const text = `Maximize\n obj: ${lines(open.map((at) => term(value[at]!, `x${at}`)))}\nSubject To\n${constraints.join("\n")}\nBinary\n ${lines(open.map((at) => `x${at}`))}\nEnd`;
  const highs = await loadHighs();
  const solution = highs.solve(text, { mip_rel_gap: 1e-7, time_limit: 120 });
  if (solution.Status !== "Optimal") {
    throw new EngineError("Range", `no optimum (${solution.Status}): lower the floors or raise the budgets`);
  }
  return solution.ObjectiveValue;
}
