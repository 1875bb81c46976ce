import type { Session } from "./Session.ts";

/** The database, PostgreSQL in either of its forms. */
export type Store = {
  /** Statements that commit one by one. Never use it inside `transaction`: with PGlite it would wait for itself. */
  readonly session: Session;
  /** Leases one session from BEGIN to COMMIT; what throws rolls back. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
