/** What an import did with every row of the file. `taken + refused + repeated = rows`. Money in minor units. */
export type ImportReport = {
  /** Rows after the header. */
  rows: number;
  /** Rows that became an order line. */
  taken: number;
  /** Rows that were not taken, by reason; each is listed with its line. */
  refused: number;
  reasons: Record<string, number>;
  /** Rows of invoices that an earlier import brought. */
  repeated: number;
  withoutCustomer: { rows: number; valueMinor: number };
  orders: number;
  customers: number;
  products: number;
  cancellations: { rows: number; units: number; matchedUnits: number; unmatchedRows: number; unmatchedUnits: number };
  /** Unix seconds as stored, after the shift; null when nothing was taken. */
  firstOrderAt: number | null;
  lastOrderAt: number | null;
  shiftedDays: number;
  generated: boolean;
  milliseconds: number;
};
