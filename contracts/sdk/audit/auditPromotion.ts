import type { Hex } from "viem";
import type { PreparedRuleBook } from "../pricing/prepareRuleBook.ts";
import { prepareRuleBook } from "../pricing/prepareRuleBook.ts";
import { price } from "../pricing/price.ts";
import type { PriceResult } from "../pricing/PriceResult.ts";
import type { Check } from "./Check.ts";
import type { PromotionEvidence, SettlementEvidence } from "./PromotionEvidence.ts";

/** A quote settles at most this long after it was issued, and at most `clockSeconds` before. */
const quoteSeconds = 15 * 60;
const clockSeconds = 2 * 60;

/**
 * Checks a promotion from what the chain says: that the rules were fixed before it began, that every settlement
 * follows from them, that no limit and no budget was exceeded. Prices are recomputed here, not asked for.
 */
export function auditPromotion(evidence: PromotionEvidence): Check[] {
  const book = prepared(evidence);
  if (book instanceof Error) return [...checkLaunch(evidence), check("The rules can be read", false, book.message)];
  const recomputed = evidence.settlements.map((settlement) => ({ settlement, result: recompute(book, settlement) }));
  return [
    ...checkLaunch(evidence),
    ...recomputed.map(({ settlement, result }) => checkSettlement(evidence, settlement, result)),
    checkOrders(evidence),
    ...checkUses(evidence, recomputed),
    ...checkPoints(evidence),
  ];
}

function prepared({ terms }: PromotionEvidence): PreparedRuleBook | Error {
  try {
    return prepareRuleBook(terms.book);
  } catch (cause) {
    return asError(cause);
  }
}

type Recomputed = { settlement: SettlementEvidence; result: PriceResult | Error };

function recompute(book: PreparedRuleBook, settlement: SettlementEvidence): PriceResult | Error {
  const { time, tier, audiences, available } = settlement.context;
  try {
    return price(book, {
      lines: settlement.lines,
      context: {
        time,
        tier,
        audiences: Object.fromEntries(audiences.map(({ number, value }) => [number, value])),
        available: Object.fromEntries(available.map(({ rule, uses }) => [rule, uses])),
      },
    });
  } catch (cause) {
    return asError(cause);
  }
}

function checkLaunch(evidence: PromotionEvidence): Check[] {
  const { launch, launchedAt, publishedCode, terms } = evidence;
  const strange = Object.entries(publishedCode).filter(([, ok]) => !ok);
  const { startsAt = 0 } = terms.book;
  return [
    check(
      "The contracts run the published code",
      strange.length === 0,
      strange.length === 0
        ? `promotion ${evidence.implementation}, program ${evidence.program}, factory ${evidence.factory}`
        : `unknown code: ${strange.map(([name]) => name).join(", ")}`,
    ),
    check(
      "The factory lists the program and the campaign's code",
      evidence.implementationListed && evidence.programListed,
      `program ${evidence.programListed ? "listed" : "NOT listed"}, implementation ${evidence.implementationListed ? "listed" : "NOT listed"}`,
    ),
    check(
      "The program launched this campaign, and its terms carry that time",
      launch !== undefined && launch.blockTime === launchedAt && launch.implementation === evidence.implementation,
      launch
        ? `campaign ${launch.number}, launched ${iso(launch.blockTime)}; its code says ${iso(launchedAt)}`
        : "the program has no CampaignLaunched event for this address",
    ),
    check(
      "The rules were public before the campaign began",
      startsAt === 0 || launchedAt <= startsAt,
      startsAt === 0
        ? `launched ${iso(launchedAt)}, open from then on`
        : `launched ${iso(launchedAt)}, begins ${iso(startsAt)}`,
    ),
  ];
}

function checkSettlement(
  evidence: PromotionEvidence,
  settlement: SettlementEvidence,
  result: PriceResult | Error,
): Check {
  const problems =
    result instanceof Error
      ? [`the basket cannot be priced: ${result.message}`]
      : [...differences(settlement, result), ...contractDifferences(settlement, result)];
  const { time } = settlement.context;
  const early = settlement.blockTime - quoteSeconds;
  if (time < early || time > settlement.blockTime + clockSeconds)
    problems.push(`priced at ${iso(time)}, settled at ${iso(settlement.blockTime)}`);
  if (time < evidence.launchedAt) problems.push(`priced at ${iso(time)}, before the launch`);
  if (evidence.closesAt !== 0 && time >= evidence.closesAt)
    problems.push(`priced at ${iso(time)}, after the end ${iso(evidence.closesAt)}`);
  return check(
    `Order ${shorten(settlement.orderId)} follows from the rules`,
    problems.length === 0,
    problems.length > 0
      ? problems.join("; ")
      : `total ${settlement.total} = ${settlement.subtotal} - ${settlement.discount}, points ${settlement.points}`,
  );
}

function differences(settlement: SettlementEvidence, result: PriceResult): string[] {
  const figures = ["subtotal", "discount", "total", "points", "tickets"] as const;
  return figures
    .filter((figure) => settlement[figure] !== result[figure])
    .map((figure) => `${figure} ${settlement[figure]}, the rules give ${result[figure]}`);
}

function contractDifferences({ priceByContract }: SettlementEvidence, result: PriceResult): string[] {
  if (!priceByContract) return ["the contract's own price view refuses this basket"];
  const figures = ["total", "points", "tickets"] as const;
  return figures
    .filter((figure) => priceByContract[figure] !== result[figure])
    .map((figure) => `the contract's price view says ${figure} ${priceByContract[figure]}, not ${result[figure]}`);
}

function checkOrders({ settlements }: PromotionEvidence): Check {
  const seen = new Set<Hex>();
  const twice = settlements.filter(({ orderId }) => seen.size === seen.add(orderId).size);
  return check(
    "Every order was settled once",
    twice.length === 0,
    twice.length === 0
      ? `${settlements.length} orders`
      : `settled again: ${twice.map(({ orderId }) => orderId).join(", ")}`,
  );
}

function checkUses(evidence: PromotionEvidence, recomputed: readonly Recomputed[]): Check[] {
  return evidence.terms.book.rules.flatMap((rule, index) => {
    const { limit = 0, perAccount = 0 } = rule;
    const byAccount = new Map<string, number>();
    for (const { settlement, result } of recomputed) {
      const outcome = result instanceof Error ? undefined : result.rules[index];
      if (outcome?.reason !== "Applied") continue;
      byAccount.set(settlement.account, (byAccount.get(settlement.account) ?? 0) + outcome.uses);
    }
    const checks: Check[] = [];
    if (limit > 0) {
      const uses = [...byAccount.values()].reduce((sum, uses) => sum + uses, 0);
      const counted = evidence.uses[index] ?? 0;
      checks.push(
        check(
          `Rule ${index} (${rule.kind}) was used at most ${limit} times`,
          uses <= limit && uses === counted,
          `${uses} uses in the settlements, ${counted} counted by the contract, limit ${limit}`,
        ),
      );
    }
    if (perAccount > 0) {
      const wrong = [...byAccount].filter(([account, uses]) => {
        const counted = evidence.usesBy.find((entry) => entry.rule === index && entry.account === account)?.uses ?? 0;
        return uses > perAccount || uses !== counted;
      });
      checks.push(
        check(
          `No account used rule ${index} (${rule.kind}) more than ${perAccount} times`,
          wrong.length === 0,
          wrong.length === 0
            ? `${byAccount.size} accounts`
            : wrong.map(([account, uses]) => `${account}: ${uses} uses in the settlements`).join("; "),
        ),
      );
    }
    return checks;
  });
}

function checkPoints({ settlements, released, returned, budget, terms, launch }: PromotionEvidence): Check[] {
  const given = sum(settlements.map(({ points }) => points));
  const back = sum(returned.map(({ points }) => points));
  const promised = budget.minted + budget.held;
  const checks = [
    check(
      "The campaign minted and holds exactly the points of its orders",
      given - back === promised,
      `${given} points in the orders, ${back} returned; the program counts ${budget.minted} minted and ${budget.held} held`,
    ),
    check(
      "The points are within the budget of the launch",
      promised <= budget.budget && launch?.mintBudget === budget.budget,
      `${promised} of ${budget.budget}; the launch said ${launch?.mintBudget ?? "nothing"}`,
    ),
  ];
  if ((terms.holdSeconds ?? 0) > 0) {
    const late = sum(released.map(({ points }) => points));
    checks.push(
      check("Released points are the minted ones", late === budget.minted, `${late} released, ${budget.minted} minted`),
    );
  } else {
    const short = settlements.filter(({ points, pointsMinted }) => points !== pointsMinted);
    checks.push(
      check(
        "Every order's points arrived in its own transaction",
        short.length === 0,
        short.length === 0
          ? `${given} points in ${settlements.length} orders`
          : short
              .map((order) => `order ${shorten(order.orderId)}: ${order.points} due, ${order.pointsMinted} arrived`)
              .join("; "),
      ),
    );
  }
  return checks;
}

function check(statement: string, ok: boolean, detail: string): Check {
  return { statement, ok, detail };
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

function shorten(hash: Hex): string {
  return `${hash.slice(0, 10)}..`;
}
