import type { Address, Hex } from "viem";
import {
  type BasketLine,
  hashQuote,
  priceBasket,
  type PriceResult,
  type Quote,
  quoteBasket,
  type RuleBook,
} from "#sdk";

/** Why a quote must not be signed. */
type QuoteFault = "account" | "basket" | "price" | "hash";

interface Wish {
  account: Address;
  lines: readonly BasketLine[];
  book: RuleBook;
  quoteHash: Hex;
}

/** What the browser finds in a quote before the customer sees it. */
export interface Examination {
  /** Priced here, from the published rules. */
  result: PriceResult;
  fault: QuoteFault | null;
  /** A list price is no longer what the basket says. */
  listPriceChanged: boolean;
}

/** Prices a quote again from the published rules and compares it with what the customer asked for. */
export function examineQuote(quote: Quote, { account, lines, book, quoteHash }: Wish): Examination {
  const result = priceBasket(book, quoteBasket(quote));
  const figuresAgree =
    result.total === quote.total && result.points === quote.points && result.tickets === quote.tickets;
  const asked = new Map(lines.map((line) => [line.sku, line]));
  const sameGoods =
    quote.lines.length === lines.length &&
    quote.lines.every(({ sku, quantity }) => asked.get(sku)?.quantity === quantity);
  const faults: [boolean, QuoteFault][] = [
    [quote.account.toLowerCase() !== account.toLowerCase(), "account"],
    [!sameGoods, "basket"],
    [!figuresAgree, "price"],
    [hashQuote(quote) !== quoteHash, "hash"],
  ];
  return {
    result,
    fault: faults.find(([broken]) => broken)?.[1] ?? null,
    listPriceChanged: sameGoods && quote.lines.some(({ sku, price }) => asked.get(sku)?.price !== price),
  };
}
