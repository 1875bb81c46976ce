/**
 * A row as the file has it: cells in the order of `orderColumns`, "" where it has none; or why it cannot be read at all.
 * `line` counts from 1: lines of a CSV with its header, rows of a parquet file.
 */
export type RawRow = { line: number; cells: readonly string[]; broken?: undefined } | { line: number; broken: string };
