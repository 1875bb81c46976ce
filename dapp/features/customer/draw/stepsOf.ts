import type { Check } from "#sdk/audit/Check";
import { drawSteps, type DrawStep, type DrawStepName } from "./DrawCheckResult.ts";

/** Which promise an exact check belongs to, by its statement. */
const steps: Record<string, DrawStepName> = {
  "The contracts run the published code": "origin",
  "The factory lists the program and the draw's code": "origin",
  "The program launched this draw, and its terms carry that time": "origin",
  "The beacon is a public one": "source",
  "Every prize was in escrow before the entries were fixed": "escrow",
  "The entries were committed once": "fixed",
  "The entries were fixed before anybody could know the randomness": "fixed",
  "No challenge was left unanswered": "doubts",
  "The list is the published one": "list",
  "The committed root is the root of the list": "list",
  "The entrant is on the list": "mine",
  "The randomness is of the committed round": "number",
  "The beacon signed that round": "number",
  "The seed was set once": "seed",
  "The seed follows from the entries and the randomness": "seed",
  "Every winner owns the ticket that the seed gives its prize": "winners",
  "Nobody won twice": "winners",
  "Every winner is the entrant whom the list names for its ticket": "winners",
  "The winners are those of weighted sampling without replacement": "winners",
  "Every prize was given at most once, out of the escrow": "prizes",
  "Only proven winners were paid": "prizes",
  "What was not won went to the beneficiary of the terms": "prizes",
  "Every prize that was not given is still in escrow": "prizes",
};

/** The exact checks gathered by the promise they belong to; a promise is kept when all of its checks hold. */
export function stepsOf(checks: readonly Check[]): DrawStep[] {
  return drawSteps.flatMap((name) => {
    const own = checks.filter(({ statement }) => (steps[statement] ?? "other") === name);
    return own.length === 0 ? [] : [{ name, right: own.every(({ ok }) => ok), checks: own }];
  });
}
