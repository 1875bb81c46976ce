import type { Row } from "./Row.ts";
import { claimRows } from "./rows/claimRows.ts";
import { creditRow } from "./rows/creditRow.ts";
import { ledgerRows } from "./rows/ledgerRows.ts";
import { promotionRows } from "./rows/promotionRows.ts";

/** Every measured row, in the order of the report. */
export const rows: readonly Row[] = [...ledgerRows, ...claimRows, ...promotionRows, creditRow];
