import type { Basket, BasketLine, PriceContext } from "./Basket.ts";
import { BasketError } from "./BasketError.ts";
import { readFields, type Refuse } from "./readFields.ts";

const MAX_QUANTITY = 2 ** 32 - 1;

/**
 * The basket in a JSON value (of `readJson`, so that nothing was rounded), as pricing.md's "Files" has it.
 * @throws BasketError for what is no basket; `price` says whether it has a price
 */
export function parseBasket(json: unknown): Basket {
  const fields = readFields.object(json, ["lines", "context"], refuserOf("basket"), unknownOf("basket"));
  const { lines = [], context = {} } = fields;
  if (!Array.isArray(lines)) return refuserOf("basket")("must be an array", "lines");
  return { lines: lines.map(parseLine), context: parseContext(context) };
}

function parseContext(json: unknown): PriceContext {
  const refuse = refuserOf("context");
  const known = ["time", "tier", "audiences", "available"];
  const { time, tier, audiences, available } = readFields.object(json, known, refuse, unknownOf("context"));
  return {
    time: readFields.integer(time, "time", refuse),
    tier: readFields.integer(tier, "tier", refuse, 255),
    audiences: parseEntries(audiences, "audiences", 1, 255),
    available: parseEntries(available, "available", 0, 31),
  };
}

function parseLine(json: unknown, index: number): BasketLine {
  const where = `line ${index}`;
  const refuse = refuserOf(where);
  const { sku, tags, price, quantity } = readFields.object(
    json,
    ["sku", "tags", "price", "quantity"],
    refuse,
    unknownOf(where),
  );
  const units = readFields.integer(quantity, "quantity", refuse, MAX_QUANTITY);
  if (units === 0) return refuse("must be at least 1", "quantity");
  return {
    sku: readFields.u64(sku, "sku", refuse),
    tags: readFields.u64(tags, "tags", refuse),
    price: readFields.integer(price, "price", refuse),
    quantity: units,
  };
}

function parseEntries(json: unknown = {}, field: string, first: number, last: number): Record<string, number> {
  const refuse = refuserOf("context");
  const isKey = (key: string) => /^(0|[1-9]\d{0,2})$/.test(key) && Number(key) >= first && Number(key) <= last;
  const keys = typeof json === "object" && json !== null ? Object.keys(json) : [];
  const wrong = keys.find((key) => !isKey(key));
  if (wrong !== undefined) return refuse(`keys are numbers from ${first} to ${last}; "${wrong}" is none`, field);
  const entries = readFields.object(json, keys, refuse, refuse);
  return Object.fromEntries(keys.map((key) => [key, readFields.integer(entries[key], `${field} ${key}`, refuse)]));
}

function refuserOf(where: string): Refuse {
  return (problem, field) => {
    throw new BasketError("InvalidBasket", `${field === undefined ? where : `${where}, field ${field}`}: ${problem}`);
  };
}

function unknownOf(where: string): Refuse {
  return (problem) => {
    throw new BasketError("UnknownField", `${where}: ${problem}`);
  };
}
