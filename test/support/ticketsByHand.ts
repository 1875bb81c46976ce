import type { Address } from "viem";
import { pseudonymOf } from "../../backend/customers/pseudonymOf.ts";
import { generatedShop } from "../../backend/orders/generatedShop.ts";

const DAY = 86_400;
const WINDOW_SECONDS = 14 * DAY;
const MINOR_PER_TICKET = 1_000;

/**
 * What the generated shop's customers earn by the demo's rule (a ticket for each whole 10.00 of an order, after what came
 * back within 14 days), counted from the file itself and without the backend's code.
 * @param until Unix seconds: only orders whose window has ended by then count
 * @returns tickets by account, in lower case
 */
export function ticketsByHand(options: {
  customerKey: Uint8Array;
  accountOf: (pseudonym: string) => Address;
  until: number;
  today: number;
}): Map<string, number> {
  const rows = generatedShop()
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map(([invoice = "", code = "", quantity, date = "", price, customer = ""]) => ({
      invoice,
      code,
      quantity: Number(quantity),
      at: Date.parse(`${date.replace(" ", "T")}Z`) / 1000,
      minor: Math.round(Number(price) * 100),
      customer,
    }));
  const newest = Math.max(...rows.map(({ at }) => at));
  const shift = (Math.floor(options.today / DAY) - 1 - Math.floor(newest / DAY)) * DAY;
  const orders = new Map<string, { customer: string; at: number; minor: number }>();
  for (const { invoice, quantity, at, minor, customer } of rows) {
    if (invoice.startsWith("C") || customer === "") continue;
    const order = orders.get(invoice) ?? { customer, at: at + shift, minor: 0 };
    order.minor += quantity * minor;
    orders.set(invoice, order);
  }
  for (const { invoice, quantity, at, minor } of rows) {
    const order = orders.get(invoice.slice(1));
    if (!invoice.startsWith("C") || !order || at + shift > order.at + WINDOW_SECONDS) continue;
    order.minor += quantity * minor;
  }
  const tickets = new Map<string, number>();
  for (const { customer, at, minor } of orders.values()) {
    if (at + WINDOW_SECONDS > options.until) continue;
    const account = options.accountOf(pseudonymOf(options.customerKey, customer)).toLowerCase();
    tickets.set(account, (tickets.get(account) ?? 0) + Math.floor(minor / MINOR_PER_TICKET));
  }
  return tickets;
}
