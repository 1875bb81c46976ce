import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { funnel } from "./funnel.ts";
import { salesForecast } from "./salesForecast.ts";

const step = z.enum(["viewed", "carted", "ordered", "redeemed"]);
const share = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What a merchant sees of the shop as a whole. */
export function insightRoutes({ store }: Deps): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/v1/funnel",
      summary: "How many customers viewed, put into the basket, ordered and redeemed lately",
      access: "merchant",
      query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
      response: z.object({
        since: schemas.seconds,
        viewed: z.int(),
        carted: z.int(),
        ordered: z.int(),
        redeemed: z.int(),
        passages: z.array(z.object({ from: step, to: step, share: share.nullable() })).meta({
          description: "Of the customers who took a step, the share who took the next one, with its 95 % interval.",
        }),
      }),
      handle: ({ query: { days } }) => funnel(store.session, days),
    }),
    defineRoute({
      method: "get",
      path: "/v1/forecast",
      summary: "Sales by week, and the weeks ahead with 95 % bounds (none when there are fewer than eight weeks)",
      access: "merchant",
      query: z.object({ weeks: z.coerce.number().int().min(1).max(26).default(8) }),
      response: z.object({
        method: z.enum(["recent mean", "damped trend", "same week last year"]).nullable().meta({
          description:
            "The mean of the last eight weeks, unless another method was surely nearer over them; null without a forecast.",
        }),
        past: z.array(z.object({ startsAt: schemas.seconds, netMinor: schemas.money })),
        ahead: z.array(
          z.object({
            startsAt: schemas.seconds,
            meanMinor: schemas.money,
            lowMinor: schemas.money,
            highMinor: schemas.money,
          }),
        ),
      }),
      handle: ({ query: { weeks } }) => salesForecast(store.session, weeks),
    }),
  ];
}
