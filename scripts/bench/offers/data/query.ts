import { DuckDBInstance } from "@duckdb/node-api";

/**
 * Runs one SQL statement in an empty in-memory DuckDB of one thread (which also keeps the order of rows fixed) and returns its
 * rows as objects. Files are read with `read_csv('...')` and `read_parquet('...')`.
 */
export async function query<Row>(sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  try {
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowObjectsJS() as Row[];
  } finally {
    instance.closeSync();
  }
}
