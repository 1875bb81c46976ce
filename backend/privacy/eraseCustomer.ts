import { sql, type SQL } from "drizzle-orm";
import { zeroAddress } from "viem";
import { chainTime } from "../chain/chainTime.ts";
import { lockCustomer } from "../customers/lockCustomer.ts";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { anyOf } from "../store/anyOf.ts";
import { rowsOf } from "../store/rowsOf.ts";
import { erasures } from "../store/schema/behaviour.ts";
import type { Session } from "../store/Session.ts";
import { eraseOffers } from "./eraseOffers.ts";
import { eraseTickets } from "./eraseTickets.ts";
import { holdersOf } from "./holdersOf.ts";
import { suppressionOf } from "./suppressionOf.ts";

/** How many rows of each kind went, and how many stayed without leading to anybody. */
export type Erasure = { deleted: Record<string, number>; keptWithoutName: Record<string, number> };

async function count(session: Session, query: SQL): Promise<number> {
  return (await rowsOf(session, sql`${query} returning 1`)).length;
}

/** An order under way needs its quote and its transaction; it is over in minutes. */
async function requireNothingUnderWay(session: Session, accounts: readonly string[], now: number): Promise<void> {
  const open = await rowsOf<{ until: number }>(
    session,
    sql`select q.deadline::float8 as until from quotes q where q.account = ${anyOf(accounts)} and q.deadline >= ${now}
          and not exists (select from settled s where s.quote_hash = q.quote_hash)
        union all
        select ${now + 60} from relays where account = ${anyOf(accounts)} and status in ('sending', 'sent')`,
  );
  if (open.length === 0) return;
  const retryAfterSeconds = Math.max(...open.map(({ until }) => until)) - now + 1;
  throw new Problem(
    409,
    "OrderUnderWay",
    `An order or a claim of this customer is under way. Erase again in ${retryAfterSeconds} seconds; nothing was deleted.`,
    { retryAfterSeconds },
  );
}

/** What requests and transactions say about a holder, an account or a claim key. */
async function eraseTraces(session: Session, holder: string): Promise<{ answers: number; relays: number }> {
  const digits = `%${holder.slice(2)}%`;
  return {
    answers: await count(
      session,
      sql`delete from idempotency_keys where caller ilike ${digits} or body ilike ${digits}`,
    ),
    // What was paid for still counts in the gas budgets.
    relays: await count(
      session,
      sql`update relays set subject = 'erased:' || gen_random_uuid(), account = null, data = '0x', problem = null
          where account = ${holder} or subject ilike ${digits} or data ilike ${digits}`,
    ),
  };
}

async function eraseAccounts(session: Session, accounts: readonly string[]): Promise<Erasure> {
  const these = anyOf(accounts);
  return {
    deleted: {
      offers: await eraseOffers(session, accounts),
      quotes: await count(session, sql`delete from quotes where account = ${these}`),
      counters: await count(session, sql`delete from rule_counters where account = ${these}`),
      reservations: await count(session, sql`delete from reservations where account = ${these}`),
      transfers: await count(session, sql`delete from transfers where "from" = ${these} or "to" = ${these}`),
      sessions:
        (await count(session, sql`delete from sessions where account = ${these}`)) +
        (await count(session, sql`delete from sign_ins where account = ${these}`)),
    },
    keptWithoutName: {
      settlements: await count(session, sql`update settled set account = ${zeroAddress} where account = ${these}`),
    },
  };
}

/**
 * Deletes what is kept about a customer, under every account and claim key that it ever had, in one transaction. Orders stay as the shop's
 * accounts need them, without a customer; decisions stay with their money, without customer and reason; of committed offers the salted leaf
 * hashes stay, and of draws what `eraseTickets` says. What the chain published, no server can take back.
 * @throws Problem CustomerUnknown, OrderUnderWay
 */
export async function eraseCustomer(
  { store, chain, settings }: Pick<Deps, "store" | "chain" | "settings">,
  customerId: string,
): Promise<Erasure> {
  const now = await chainTime(chain.client);
  return store.transaction(async (session) => {
    const customer = await lockCustomer(session, customerId);
    const { id } = customer;
    const { accounts, claimKeys } = await holdersOf(session, customer);
    await requireNothingUnderWay(session, accounts, now);
    const ofAccounts = await eraseAccounts(session, accounts);
    const holders = [...new Set([...accounts, ...claimKeys])];
    const tickets = await eraseTickets(session, id, holders);
    const traces = { answers: 0, relays: 0 };
    for (const holder of holders) {
      const { answers, relays } = await eraseTraces(session, holder);
      traces.answers += answers;
      traces.relays += relays;
    }
    // Whoever is writing events holds the consent; from here on nobody can.
    const consents = await count(session, sql`delete from consents where customer_id = ${id}`);
    const erasure = {
      deleted: {
        consents,
        events: await count(session, sql`delete from events where customer_id = ${id}`),
        trials: await count(session, sql`delete from trial_customers where customer_id = ${id}`),
        ...ofAccounts.deleted,
        tickets: tickets.deleted,
        answers: traces.answers,
        answersByCustomer: await count(
          session,
          sql`delete from idempotency_keys where caller like ${`%${customerId}%`} or body like ${`%${customerId}%`}`,
        ),
      },
      keptWithoutName: {
        orders: await count(session, sql`update orders set customer_id = null where customer_id = ${id}`),
        decisions: await count(
          session,
          sql`update decisions set customer_id = null, reason = null where customer_id = ${id}`,
        ),
        ...ofAccounts.keptWithoutName,
        relays: traces.relays,
        ticketsOfOpenDraws: tickets.keptUntilList,
        entriesOfPublishedLists: tickets.keptPublished,
      },
    };
    await session.execute(sql`delete from customers where id = ${id}`);
    await session
      .insert(erasures)
      .values({ suppression: suppressionOf(settings.customerKey, customerId), erasedAt: now })
      .onConflictDoNothing();
    return erasure;
  });
}
