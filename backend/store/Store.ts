import type { Session } from "./Session.ts";

/** The database, PostgreSQL in either of its forms. */
export type Store = {
  /** Statements that commit one by one. Never use it inside `transaction`: with PGlite it would wait for itself. */
  readonly session: Session;
  /**
   * Calls a function of the database, which commits by itself, without what a statement costs before it runs; for what every request needs.
   * @param args as text that its parameters can be read from; `arrayText` for arrays
   */
  call<Row>(name: string, args: readonly (string | number)[]): Promise<Row[]>;
  /** Leases one session from BEGIN to COMMIT; what throws rolls back. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
