import { sql, type SQL } from "drizzle-orm";
import { zeroAddress } from "viem";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { rowsOf } from "../store/rowsOf.ts";
import { erasures } from "../store/schema/behaviour.ts";
import type { Session } from "../store/Session.ts";
import { eraseOffers } from "./eraseOffers.ts";
import { eraseTickets } from "./eraseTickets.ts";
import { requireCustomer } from "./requireCustomer.ts";
import { suppressionOf } from "./suppressionOf.ts";

/** How many rows of each kind went, and how many stayed without leading to anybody. */
export type Erasure = { deleted: Record<string, number>; keptWithoutName: Record<string, number> };

async function count(session: Session, query: SQL): Promise<number> {
  return (await rowsOf(session, sql`${query} returning 1`)).length;
}

/** An order under way needs its quote and its transaction; it is over in minutes. */
async function requireNothingUnderWay(session: Session, account: string, now: number): Promise<void> {
  const open = await rowsOf<{ until: number }>(
    session,
    sql`select q.deadline::float8 as until from quotes q where q.account = ${account} and q.deadline >= ${now}
          and not exists (select from settled s where s.quote_hash = q.quote_hash)
        union all
        select ${now + 60} from relays where account = ${account} and status in ('sending', 'sent')`,
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

async function eraseAccount(session: Session, account: string): Promise<Erasure> {
  return {
    deleted: {
      offers: await eraseOffers(session, account),
      quotes: await count(session, sql`delete from quotes where account = ${account}`),
      counters: await count(session, sql`delete from rule_counters where account = ${account}`),
      reservations: await count(session, sql`delete from reservations where account = ${account}`),
      transfers: await count(session, sql`delete from transfers where "from" = ${account} or "to" = ${account}`),
      sessions:
        (await count(session, sql`delete from sessions where account = ${account}`)) +
        (await count(session, sql`delete from sign_ins where account = ${account}`)),
    },
    keptWithoutName: {
      settlements: await count(session, sql`update settled set account = ${zeroAddress} where account = ${account}`),
    },
  };
}

/**
 * Deletes what is kept about a customer, in one transaction. Orders stay as the shop's accounts need them, without a customer; decisions stay
 * with their money, without customer and reason; of committed offers the salted leaf hashes stay, and of draws what `eraseTickets` says. What the chain published, no server can take back.
 * @throws Problem CustomerUnknown, OrderUnderWay
 */
export async function eraseCustomer(
  { store, chain, settings }: Pick<Deps, "store" | "chain" | "settings">,
  customerId: string,
): Promise<Erasure> {
  const now = await chainTime(chain.client);
  return store.transaction(async (session) => {
    const { id, account, claimKey } = await requireCustomer(session, customerId);
    await session.execute(sql`select 1 from customers where id = ${id} for update`);
    if (account !== null) await requireNothingUnderWay(session, account, now);
    const ofAccount = account === null ? { deleted: {}, keptWithoutName: {} } : await eraseAccount(session, account);
    const holders = [account, claimKey].filter((holder) => holder !== null);
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
        ...ofAccount.deleted,
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
        ...ofAccount.keptWithoutName,
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
