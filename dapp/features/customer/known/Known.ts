type Rows = Record<string, unknown>[];

/** What the shop answers when a customer asks what it keeps: a list for each kind, as it is kept. */
export type Known = {
  customer: { customerId: string; country: string; account: string };
  features: { segment: "new" | "lapsed" | "slipping" | "best" | "regular" | "occasional" }[];
  consents: { given_at: number; withdrawn_at: number | null }[];
  orders: Rows;
  events: Rows;
  offers: Rows;
  decisions: Rows;
  quotes: Rows;
  settlements: Rows;
  tickets: Rows;
  prizes: Rows;
  transfers: Rows;
};
