import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { generatedProducts } from "./generatedProducts.ts";

const CUSTOMERS = 200;
const ORDERS = 2_000;
const DAYS = 540;
const COUNTRIES = ["Singapore", "United Kingdom", "China", "Germany", "Japan"] as const;

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The orders of a shop that does not exist, as a CSV in the importer's columns: the same bytes for the same seed. A few customers buy
 * often, most rarely, some stop; one order in thirty is partly cancelled; some rows have no customer.
 */
export function generatedShop(seed = 20_260): string {
  const random = xoroshiro128plus(seed);
  const below = (count: number): number => uniformInt(random, 0, count - 1);
  // The smaller of two draws: low numbers are frequent customers and popular products.
  const skewed = (count: number): number => Math.min(below(count), below(count));
  const stopsAt = Array.from({ length: CUSTOMERS }, () => (below(4) === 0 ? 120 + below(DAYS - 120) : DAYS));
  const minutes = Array.from({ length: ORDERS }, () => below(DAYS * 840)).sort((a, b) => a - b);

  const rows = ["InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,Description"];
  minutes.forEach((minute, index) => {
    const day = Math.floor(minute / 840);
    const at = new Date(Date.UTC(2024, 0, 1) + day * 86_400_000 + (480 + (minute % 840)) * 60_000);
    const date = at.toISOString().slice(0, 19).replace("T", " ");
    let customer = skewed(CUSTOMERS);
    while (stopsAt[customer]! < day) customer = skewed(CUSTOMERS);
    const known = below(40) > 0;
    const country = COUNTRIES[customer % COUNTRIES.length]!;
    const invoice = 100_001 + index;
    const basket = new Set(Array.from({ length: 1 + below(5) }, () => skewed(generatedProducts.length)));
    for (const number of basket) {
      const { code, name, priceMinor } = generatedProducts[number]!;
      const price = (priceMinor / 100).toFixed(2);
      const quantity = 1 + skewed(4);
      const tail = `${price},${known ? 1_000 + customer : ""},${country},${quoted(name)}`;
      rows.push(`${invoice},${code},${quantity},${date},${tail}`);
      if (known && below(60) === 0) {
        const later = new Date(at.getTime() + (1 + below(6)) * 86_400_000 + 1_800_000)
          .toISOString()
          .slice(0, 19)
          .replace("T", " ");
        rows.push(`C${invoice},${code},-${1 + below(quantity)},${later},${tail}`);
      }
    }
  });
  return `${rows.join("\n")}\n`;
}
