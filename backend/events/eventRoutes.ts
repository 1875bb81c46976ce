import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { eventSchema } from "./eventSchema.ts";
import { EventTally } from "./EventTally.ts";
import { readEvents } from "./readEvents.ts";
import { recordEvents } from "./recordEvents.ts";

const TYPES = ["application/x-ndjson", "application/json"];
const MOST_IN_ARRAY = 1_000;

/** What customers did. */
export function eventRoutes({ store, metrics }: Deps): Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/v1/events",
      summary:
        "Keeps events of customers who agreed to it: one a line (application/x-ndjson, up to 64 MB, streamed) or an array (application/json, up to 1 000). The same eventId again changes nothing",
      access: "merchant",
      file: ["application/x-ndjson"],
      // Each event is validated by itself, so that one that is wrong does not stop the others.
      body: z.array(z.unknown()).max(MOST_IN_ARRAY).optional(),
      documented: z.array(eventSchema).max(MOST_IN_ARRAY),
      repeatable: true,
      response: z.object({
        received: z.int(),
        stored: z.int(),
        repeated: z.int(),
        refused: z.int(),
        refusedBy: z.record(z.string(), z.int()),
        refusals: z.array(
          z.object({ line: z.int(), eventId: z.string().nullable(), code: z.string(), detail: z.string() }),
        ),
      }),
      async handle({ body }, { request }) {
        if (!TYPES.some((type) => request.is(type))) {
          throw new Problem(415, "FileTypeUnknown", `Send events with Content-Type ${TYPES.join(" or ")}.`);
        }
        const tally = new EventTally();
        if (body === undefined)
          for await (const events of readEvents(request)) await recordEvents(store, events, tally);
        else
          await recordEvents(
            store,
            body.map((value, index) => ({ line: index + 1, value })),
            tally,
          );
        metrics.events.inc({ result: "stored" }, tally.stored);
        metrics.events.inc({ result: "repeated" }, tally.repeated);
        for (const [code, count] of Object.entries(tally.refusedBy)) metrics.events.inc({ result: code }, count);
        const { received, stored, repeated, refused, refusedBy, refusals } = tally;
        const answer = { received, stored, repeated, refused, refusedBy, refusals };
        const first = refusals[0];
        if (first !== undefined && stored + repeated === 0) throw new Problem(422, first.code, first.detail, answer);
        return answer;
      },
    }),
  ];
}
