import { DuckDBInstance } from "@duckdb/node-api";
import { headerPositions } from "./headerPositions.ts";
import { orderColumns } from "./orderColumns.ts";
import { OrdersFileError } from "./OrdersFileError.ts";
import type { RawRow } from "./RawRow.ts";

/**
 * Streams the rows of a parquet file in batches, every value as text, so that both kinds of file are judged by the same rules.
 * @throws OrdersFileError HeaderWrong, FileBroken
 */
export async function* readParquet(path: string): AsyncGenerator<RawRow[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", preserve_insertion_order: "true" });
  const connection = await instance.connect();
  const file = `'${path.replaceAll("'", "''")}'`;
  try {
    const header = await connection.runAndReadAll(`select * from read_parquet(${file}) limit 0`);
    const names = header.columnNames();
    const columns = headerPositions(names).map((position) =>
      position === -1 ? "''" : `coalesce(trim(cast("${names[position]!.replaceAll('"', '""')}" as varchar)), '')`,
    );
    const aliased = columns.map((column, index) => `${column} as "${orderColumns[index]}"`);
    const result = await connection.stream(`select ${aliased.join(", ")} from read_parquet(${file})`);
    let line = 0;
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      const values = chunk.getColumns();
      const batch: RawRow[] = [];
      for (let row = 0; row < chunk.rowCount; row++) {
        batch.push({ line: ++line, cells: values.map((column) => String(column[row])) });
      }
      yield batch;
    }
  } catch (error) {
    if (error instanceof OrdersFileError) throw error;
    throw new OrdersFileError(
      "FileBroken",
      `The parquet file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}. Export it once more.`,
      { cause: error },
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
