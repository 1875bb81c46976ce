/** What is to be imported, and how. */
export type ImportRequest = {
  /** CSV or parquet. */
  path: string;
  /** Shown to the merchant; default: the path's last part. */
  fileName?: string | undefined;
  /** CSV of names by stock code, for files without descriptions. */
  productNamesPath?: string | undefined;
  /** "yesterday" moves all dates of the shop's first file by whole days, so that its newest order was placed yesterday; later files follow the first. */
  shift?: "yesterday" | 0 | undefined;
  /** The orders were made up. */
  generated?: boolean | undefined;
  /** Key of the customers' pseudonyms, 32 bytes. */
  customerKey: Uint8Array;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
};

/** How far an import is. */
export type ImportProgress = { phase: "reading" | "matching" | "summarising" | "done"; rows: number };
