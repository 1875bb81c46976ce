/** What an order takes from one counter: `account` is "" for what the whole campaign shares. */
export type Take = { rule: number; account: string; uses: number; capacity: number };
