import type { Row } from "./Row.ts";
import { claimRows } from "./rows/claimRows.ts";
import { ledgerRows } from "./rows/ledgerRows.ts";

/** Every measured row, in the order of the report. */
export const rows: readonly Row[] = [...ledgerRows, ...claimRows];
