import type { Implementation } from "../Implementation.ts";
import { packages } from "../packages.ts";
import type { GroupDiscount, SharedLine } from "../SharedCase.ts";
import { versionOf } from "../versionOf.ts";

interface Action {
  action: string;
  amount: { numeric: number };
}

interface PromotionModule {
  computeActions(codes: readonly string[], context: object, options: object): Promise<Action[]>;
}

const PACKAGE = "@medusajs/promotion";

/** Medusa's promotion module itself, with its database replaced by promotions held in memory. */
export const medusa: Implementation = {
  name: PACKAGE,
  version: versionOf(PACKAGE),
  prepare: ({ discounts, baskets }) => {
    const module = openModule(discounts.map(promotionOf));
    const codes = discounts.map(codeOf);
    const contexts = baskets.map(contextOf);
    return Promise.resolve(async (basket) => {
      const context = contexts[basket]!;
      const actions = await module.computeActions(codes, context, { prevent_auto_promotions: true });
      return actions.reduce((total, { amount }) => total - amount.numeric, context.subtotal);
    });
  },
};

function openModule(promotions: readonly object[]): PromotionModule {
  const { default: exported } = packages(PACKAGE) as {
    default: { service: new (container: object, options: object) => PromotionModule };
  };
  const manager = {};
  const baseRepository = { getFreshManager: () => manager, getActiveManager: () => manager };
  const unused = { list: () => Promise.resolve([]) };
  return new exported.service(
    {
      baseRepository,
      promotionService: { list: () => Promise.resolve(promotions) },
      applicationMethodService: unused,
      promotionRuleService: unused,
      promotionRuleValueService: unused,
      campaignService: unused,
      campaignBudgetService: unused,
      campaignBudgetUsageService: unused,
    },
    {},
  );
}

/** A promotion as the module reads it from its database. */
function promotionOf(discount: GroupDiscount): object {
  const { group, percent, minSpend } = discount;
  return {
    id: codeOf(discount),
    code: codeOf(discount),
    type: "standard",
    status: "active",
    is_automatic: false,
    is_tax_inclusive: false,
    rules: [{ attribute: "subtotal", operator: "gte", values: [{ value: String(minSpend) }] }],
    application_method: {
      type: "percentage",
      target_type: "items",
      allocation: "each",
      value: percent,
      max_quantity: 1_000,
      target_rules: [{ attribute: "items.group", operator: "eq", values: [{ value: String(group) }] }],
      buy_rules: [],
    },
  };
}

function codeOf({ group }: GroupDiscount): string {
  return `GROUP-${group}`;
}

function contextOf(lines: readonly SharedLine[]) {
  const items = lines.map(({ sku, group, price, quantity }) => ({
    id: String(sku),
    group: String(group),
    quantity,
    unit_price: price,
    subtotal: price * quantity,
    original_total: price * quantity,
  }));
  return { currency_code: "usd", items, subtotal: items.reduce((sum, { subtotal }) => sum + subtotal, 0) };
}
