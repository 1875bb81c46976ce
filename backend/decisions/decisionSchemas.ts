import { z } from "zod";
import { schemas } from "../http/schemas.ts";
import { targetingSchema } from "../offers/targetingSchema.ts";

const arm = z.object({
  offer: z.object({ rule: z.int(), audience: z.int(), value: z.int() }).nullable(),
  worthMinor: z.number(),
  worstCaseMinor: schemas.money,
});

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

const estimate = z.object({ perCustomerMinor: z.number(), lowMinor: z.number(), highMinor: z.number() });

const group = z.object({
  customers: z.int(),
  profitMinor: z.number().meta({ description: "After what the offers cost." }),
  conversion: interval
    .nullable()
    .meta({ description: "Share who bought, with its 95 % interval; null without customers." }),
});

/** Of one outcome, in minor units: sums over all customers stay exact. */
const MOST_PROFIT = 1e12;

/** Requests and answers of decisions. */
export const decisionSchemas = {
  handed: z.object({
    items: z.array(
      z.object({
        decisionId: z.string(),
        decidedAt: schemas.seconds,
        campaign: z.string(),
        batch: z.int(),
        reason: z.object({
          code: z.enum(["Offered", "HeldOut", "NothingFits", "BudgetSpent"]),
          ...schemas.words.shape,
        }),
        offer: z
          .object({
            rule: z.int(),
            audience: z.int(),
            value: z.int(),
            from: schemas.seconds,
            until: schemas.seconds,
            salt: schemas.hex,
            proof: z.array(schemas.hex),
            root: schemas.hex,
          })
          .nullable(),
        arms: z.array(arm).meta({ description: "Everything that could have been decided." }),
        chosen: z.int().meta({ description: "Which of the arms was taken." }),
        propensity: z.number().meta({ description: "How likely that was." }),
        versions: z.object({ policy: z.string(), batch: z.string() }),
      }),
    ),
  }),
  outcome: z
    .strictObject({
      outcomeId: z
        .string()
        .regex(/^[\x21-\x7e]{8,64}$/, "expected 8 to 64 printable characters, the same whenever this outcome is sent"),
      decisionId: z.string().regex(/^[\x21-\x7e]{1,64}$/, "expected the decisionId that came with the offer"),
      kind: z.enum(["order", "redemption", "return"]),
      at: schemas.seconds.min(0),
      profitMinor: schemas.money.min(-MOST_PROFIT).max(MOST_PROFIT).meta({
        description: "The shop's margin before what the offer cost; negative for a return.",
      }),
      costMinor: schemas.money.min(0).meta({ description: "What the offer cost, at most what was reserved for it." }),
    })
    .refine(({ kind, profitMinor }) => kind !== "return" || profitMinor <= 0, {
      path: ["profitMinor"],
      message: "expected what a return takes away: zero or negative",
    }),
  tally: z.object({
    stored: z.int(),
    repeated: z.int(),
    refused: z.int(),
    refusals: z.array(z.object({ outcomeId: z.string(), code: z.string(), detail: z.string() })),
  }),
  results: z.object({
    campaign: z.string(),
    offered: group,
    heldOut: group,
    effect: z
      .object({
        profitMinor: z
          .number()
          .meta({ description: "What the offers added in all, compared with the customers held out." }),
        lowMinor: z.number(),
        highMinor: z.number(),
        perCustomerMinor: z.number(),
      })
      .nullable()
      .meta({ description: "With its 95 % interval; null when there are too few customers to say anything." }),
    returnOnCost: interval.nullable().meta({
      description:
        "What the offers added for each unit that they cost, with its 95 % interval; null when they cost nothing.",
    }),
    anytime: z
      .object({ lowMinor: z.number(), highMinor: z.number(), pValue: z.number() })
      .nullable()
      .meta({ description: "The 95 % interval that stays true however often one looks and whenever one stops." }),
    policies: z
      .array(
        z.object({
          name: schemas.words,
          ipw: estimate.meta({ description: "By inverse propensities: no bias, much noise." }),
          snipw: estimate.meta({
            description: "By self-normalised inverse propensities: hardly any bias, less noise.",
          }),
          doublyRobust: estimate.meta({
            description:
              "Doubly robust: a model of the profit, from what the batch knew of the customer before, corrected by inverse propensities. No bias, whatever the model says.",
          }),
        }),
      )
      .meta({
        description:
          "What a customer would have brought under other policies, from the logged propensities, by three estimators with their 95 % intervals.",
      }),
    banditShare: z.number().nullable().meta({
      description: "To which share of the customers a Thompson bandit that saw who bought would now give the offer.",
    }),
    targeting: z.array(targetingSchema).meta({
      description:
        "By which rule to choose customers when offers suffice for 30 %, 60 % or all of them; empty with fewer than 100 in a group. The next batch does.",
    }),
    known: z.boolean().meta({ description: "Whether the interval excludes zero." }),
    customersNeeded: z.int().nullable().meta({
      description: "More customers in each group until an effect like this would be seen four times in five.",
    }),
    summary: schemas.words,
  }),
  budget: z.object({
    capacityMinor: schemas.money,
    reservedMinor: schemas.money,
    spentMinor: schemas.money,
    days: z.array(
      z.object({
        day: schemas.seconds,
        decisions: z.int(),
        offers: z.int(),
        reservedMinor: schemas.money,
        spentMinor: schemas.money,
      }),
    ),
  }),
};
