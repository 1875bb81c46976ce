/** A row that can be stored. */
export type OrderRow = {
  line: number;
  invoiceNo: string;
  cancellation: boolean;
  stockCode: string;
  /** Units, always positive; in a cancellation the units taken back. */
  quantity: number;
  priceMinor: number;
  /** Unix seconds. */
  placedAt: number;
  /** The shop's own number, or "" when the row names no customer. */
  customerNo: string;
  country: string;
  description: string;
};
