import { ThompsonBandit } from "../offers/engine/experiment/ThompsonBandit.ts";
import type { LoggedProfit } from "./LoggedProfit.ts";

const DRAWS = 1_000;

/** To which share of the customers a Thompson bandit would give the offer that had seen who bought: near one half while it cannot tell. */
export function banditShare(logged: readonly Pick<LoggedProfit, "heldOut" | "bought">[]): number {
  const bandit = new ThompsonBandit(2, 1);
  for (const { heldOut, bought } of logged) bandit.learn(heldOut ? 0 : 1, bought ? 1 : 0);
  let given = 0;
  for (let k = 0; k < DRAWS; k++) given += bandit.draw();
  return given / DRAWS;
}
