import type { OrderRow } from "./OrderRow.ts";
import { parseDate } from "./parseDate.ts";
import { parsePrice } from "./parsePrice.ts";
import type { RawRow } from "./RawRow.ts";
import type { RowProblem } from "./RowProblem.ts";

const MAX_UNITS = 2_147_483_647;

const priceProblems = {
  NotANumber: ["PriceNotANumber", "is no decimal number with at most 12 digits"],
  Negative: ["PriceNegative", "is negative; a correction of the books is not a sale"],
  TooManyDecimals: ["PriceTooManyDecimals", "has more than two decimals and is never rounded"],
} as const;

function quantityProblem(quantity: number, text: string, cancellation: boolean): [string, string] | undefined {
  if (!/^[+-]?\d+(\.0+)?$/.test(text) || Math.abs(quantity) > MAX_UNITS) {
    return ["QuantityNotANumber", `Quantity "${text.slice(0, 40)}" is no whole number.`];
  }
  if (quantity === 0) return ["QuantityZero", "Quantity is 0."];
  if (quantity < 0 && !cancellation) {
    return [
      "QuantityNegative",
      `Quantity ${quantity} is negative, but the invoice is no cancellation (InvoiceNo does not begin with C).`,
    ];
  }
  if (quantity > 0 && cancellation) {
    return ["CancellationPositive", `The cancellation has the positive quantity ${quantity}.`];
  }
  return undefined;
}

function identityProblem(invoiceNo: string, stockCode: string, customer: string): [string, string] | undefined {
  if (invoiceNo === "") return ["InvoiceMissing", "InvoiceNo is empty."];
  if (stockCode === "") return ["StockCodeMissing", "StockCode is empty."];
  return Math.max(invoiceNo.length, stockCode.length, customer.length) > 64
    ? ["CellTooLong", "InvoiceNo, StockCode or CustomerID is longer than 64 characters."]
    : undefined;
}

/**
 * Judges one row: what can be stored, or the first reason why not. Codes of products are compared in capitals.
 * @param latest an order cannot be newer, Unix seconds: everything is told by the newest order, so one wrong year would make every customer old
 */
export function parseRow(raw: RawRow, latest: number): OrderRow | RowProblem {
  const { line } = raw;
  if (raw.broken !== undefined) return { line, code: "RowBroken", detail: raw.broken };
  if (raw.cells.some((text) => text.includes("\0")))
    return { line, code: "RowBroken", detail: "The row has the character 0 in it, which no text can hold. Remove it." };
  const cell = (index: number): string => raw.cells[index] ?? "";
  const [invoiceNo, stockCode, customer] = [cell(0), cell(1), cell(5)];
  const cancellation = /^c/i.test(invoiceNo);
  const quantity = Number(cell(2));
  const wrong = identityProblem(invoiceNo, stockCode, customer) ?? quantityProblem(quantity, cell(2), cancellation);
  if (wrong !== undefined) return { line, code: wrong[0], detail: wrong[1] };
  const price = parsePrice(cell(4));
  if (typeof price === "string") {
    const [code, detail] = priceProblems[price];
    return { line, code, detail: `UnitPrice "${cell(4).slice(0, 40)}" ${detail}.` };
  }
  const placedAt = parseDate(cell(3));
  if (placedAt === undefined) {
    const detail = `InvoiceDate "${cell(3).slice(0, 40)}" is neither 2010-12-01 08:26:00 nor 12/1/2010 8:26 (month first).`;
    return { line, code: "DateUnreadable", detail };
  }
  if (placedAt > latest) {
    return { line, code: "DateInFuture", detail: `InvoiceDate "${cell(3).slice(0, 40)}" lies in the future.` };
  }
  return {
    line,
    invoiceNo,
    cancellation,
    stockCode: stockCode.toUpperCase(),
    quantity: Math.abs(quantity),
    priceMinor: price,
    placedAt,
    customerNo: customer.replace(/\.0+$/, ""),
    country: cell(6) || "Unspecified",
    description: cell(7),
  };
}
