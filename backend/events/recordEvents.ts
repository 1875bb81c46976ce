import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { Store } from "../store/Store.ts";
import { eventSchema } from "./eventSchema.ts";
import type { EventTally } from "./EventTally.ts";
import type { ReceivedEvent } from "./ReceivedEvent.ts";

type Event = z.output<typeof eventSchema>;

/** A customer's id here, and since when the customer agrees to events being kept (null: does not). */
type Consent = { pseudonym: string; id: number; givenAt: number | null };

/** Clocks of shops may be this much ahead. */
const CLOCK_SECONDS = 300;

const NO_CONSENT =
  "The customer has not agreed to this being kept, or agreed later than it happened. Ask, and record the answer with PUT /v1/customers/{id}/consent; then send new events only.";

function parse(received: ReceivedEvent, tally: EventTally): { line: number; event: Event }[] {
  const { line } = received;
  if ("broken" in received) {
    tally.refuse({ line, eventId: null, code: "EventUnreadable", detail: received.broken });
    return [];
  }
  const parsed = eventSchema.safeParse(received.value);
  if (parsed.success) return [{ line, event: parsed.data }];
  const issue = parsed.error.issues[0]!;
  const where = issue.path.length === 0 ? "the event" : issue.path.join(".");
  const detail = `${where}: ${issue.message}. Correct the event; /openapi.json describes it.`;
  tally.refuse({ line, eventId: null, code: "EventInvalid", detail });
  return [];
}

/** Locks the consents, so that a withdrawal waits for the events that it has to delete. */
async function lockConsents(session: Session, pseudonyms: readonly string[]): Promise<Map<string, Consent>> {
  const rows = await rowsOf<Consent>(
    session,
    sql`select c.pseudonym, c.id, o.given_at::float8 as "givenAt" from customers c
        left join lateral (
          select given_at from consents where customer_id = c.id and purpose = 'behaviour' and withdrawn_at is null for share
        ) o on true
        where c.pseudonym = any(${sql.param([...new Set(pseudonyms)])}::text[])`,
  );
  return new Map(rows.map((row) => [row.pseudonym, row]));
}

async function insert(session: Session, rows: readonly { event: Event; customerId: number }[], now: number) {
  const column = (type: string, pick: (event: Event) => unknown) =>
    sql`${sql.param(rows.map(({ event }) => pick(event)))}::${sql.raw(type)}[]`;
  const columns = [
    column("text", (event) => event.eventId),
    column("text", (event) => event.kind),
    sql`${sql.param(rows.map(({ customerId }) => customerId))}::int[]`,
    column("bigint", (event) => event.at),
    column("int", (event) => ("sku" in event ? event.sku : null)),
    column("int", (event) => ("quantity" in event ? event.quantity : null)),
    column("text", (event) => ("query" in event ? event.query : null)),
    column("text", (event) => ("campaign" in event ? event.campaign.toLowerCase() : null)),
    column("int", (event) => ("rule" in event ? event.rule : null)),
    sql`array_fill(${now}::bigint, array[${rows.length}::int])`,
  ];
  const stored = await rowsOf(
    session,
    sql`insert into events (event_id, kind, customer_id, at, sku, quantity, query, campaign, rule, received_at)
        select * from unnest(${sql.join(columns, sql`, `)}) on conflict do nothing returning 1`,
  );
  return stored.length;
}

/** Keeps some events of a request in one transaction, each once, and only of customers who agreed before they happened. */
export async function recordEvents(store: Store, received: readonly ReceivedEvent[], tally: EventTally): Promise<void> {
  tally.received += received.length;
  const parsed = received.flatMap((one) => parse(one, tally));
  if (parsed.length === 0) return;
  const now = Math.floor(Date.now() / 1000);
  await store.transaction(async (session) => {
    const consents = await lockConsents(
      session,
      parsed.map(({ event }) => event.customerId),
    );
    const taken = parsed.flatMap(({ line, event }) => {
      const { eventId } = event;
      const consent = consents.get(event.customerId);
      if (event.at > now + CLOCK_SECONDS) {
        const detail = "It lies in the future. Send `at` in seconds, not milliseconds, of a clock that is right.";
        tally.refuse({ line, eventId, code: "EventInFuture", detail });
        return [];
      }
      // A customer who is not known has not agreed either: whether one exists is not told.
      if (consent === undefined || consent.givenAt === null || event.at < consent.givenAt) {
        tally.refuse({ line, eventId, code: "ConsentMissing", detail: NO_CONSENT });
        return [];
      }
      return [{ event, customerId: consent.id }];
    });
    if (taken.length === 0) return;
    const stored = await insert(session, taken, now);
    tally.stored += stored;
    tally.repeated += taken.length - stored;
  });
}
