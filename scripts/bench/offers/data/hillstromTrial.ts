import { join } from "node:path";
import type { Trial } from "../../../../backend/offers/engine/uplift/Trial.ts";
import { query } from "./query.ts";

type Outcome = "visit" | "conversion" | "spend";

/** One e-mail against none, from the randomised experiment of 64 000 customers; the other e-mail's rows are left out. */
export async function hillstromTrial(folder: string, email: "Womens" | "Mens", outcome: Outcome): Promise<Trial> {
  const rows = await query<Record<string, number>>(`
SELECT recency::DOUBLE AS x0, ln(history) AS x1, mens::DOUBLE AS x2, womens::DOUBLE AS x3, newbie::DOUBLE AS x4,
  (zip_code = 'Rural')::INT::DOUBLE AS x5, (zip_code = 'Urban')::INT::DOUBLE AS x6,
  (channel = 'Web')::INT::DOUBLE AS x7, (channel = 'Multichannel')::INT::DOUBLE AS x8,
  (segment = '${email} E-Mail')::INT::DOUBLE AS treated, ${outcome}::DOUBLE AS outcome
FROM read_csv('${join(folder, "hillstrom/hillstrom.csv.gz")}') WHERE segment IN ('${email} E-Mail', 'No E-Mail')`);
  const columns = 9;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    for (let j = 0; j < columns; j++) values[i * columns + j] = row[`x${j}`]!;
  });
  return {
    features: { rows: rows.length, columns, values },
    treated: Float64Array.from(rows, (row) => row["treated"]!),
    outcome: Float64Array.from(rows, (row) => row["outcome"]!),
  };
}
