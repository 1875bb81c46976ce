import { and, asc, desc, eq, ilike, inArray, or, sql } from "drizzle-orm";
import { cursor } from "../http/cursor.ts";
import { products } from "../store/schema/orders.ts";
import type { Session } from "../store/Session.ts";

type Query = {
  search?: string | undefined;
  tag?: number | undefined;
  sku?: string[] | undefined;
  cursor?: string | undefined;
  limit: number;
};

const patternOf = (word: string): string => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/** Products that can be bought, most bought first; every word of the search has to be in the name or the code. */
export async function listProducts(session: Session, query: Query) {
  const after = cursor.read(query.cursor, 2);
  const words = (query.search ?? "").split(/\s+/).filter((word) => word !== "");
  const rows = await session
    .select()
    .from(products)
    .where(
      and(
        eq(products.sellable, true),
        ...words.map((word) => or(ilike(products.name, patternOf(word)), ilike(products.stockCode, patternOf(word)))),
        query.tag === undefined ? undefined : sql`(${products.tags} >> ${query.tag}) & 1 = 1`,
        query.sku &&
          inArray(
            products.sku,
            query.sku.map(Number).filter((sku) => sku < 2 ** 31),
          ),
        after && sql`(-${products.timesOrdered}, ${products.sku}) > (${-after[0]!}, ${after[1]})`,
      ),
    )
    .orderBy(desc(products.timesOrdered), asc(products.sku))
    .limit(query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ sku, stockCode, name, tags, priceMinor }) => ({
      sku: sku.toString(),
      stockCode,
      name,
      tags: tags.toString(),
      price: priceMinor,
    })),
    nextCursor: rows.length > query.limit && last ? cursor.of(last.timesOrdered, last.sku) : null,
  };
}
