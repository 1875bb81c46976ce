import { headerPositions } from "./headerPositions.ts";
import { OrdersFileError } from "./OrdersFileError.ts";
import type { RawRow } from "./RawRow.ts";
import { readLines } from "./readLines.ts";
import { splitCsvLine } from "./splitCsvLine.ts";

/**
 * A row with line breaks inside quotes may take this many lines. When its quote is still open then, only its first line is broken:
 * a quote that somebody forgot does not swallow the rows after it.
 */
const MAX_LINES_OF_ROW = 8;

type Split = { line: number; cells: string[] | undefined; broken?: string };

function splitAt(
  lines: readonly string[],
  index: number,
  line: number,
  complete: boolean,
): (Split & { used: number }) | undefined {
  let text = lines[index]!;
  if (text.includes("\0")) return { line, cells: undefined, broken: "The row holds binary data.", used: 1 };
  for (let used = 1; ; used++) {
    const cells = splitCsvLine(text);
    if (cells === "broken")
      return { line, cells: undefined, broken: "Text follows the closing quote of a cell.", used: 1 };
    if (cells !== "open") return { line, cells, used };
    if (used === MAX_LINES_OF_ROW)
      return { line, cells: undefined, broken: "The quote of a cell is not closed.", used: 1 };
    const next = lines[index + used];
    if (next === undefined)
      return complete ? { line, cells: undefined, broken: "The quote of a cell is not closed.", used: 1 } : undefined;
    text += `\n${next}`;
  }
}

async function* splitRows(path: string): AsyncGenerator<Split[]> {
  let pending: string[] = [];
  let line = 1;
  const split = (complete: boolean): Split[] => {
    const rows: Split[] = [];
    let index = 0;
    while (index < pending.length) {
      const row = splitAt(pending, index, line, complete);
      if (row === undefined) break;
      if (row.broken !== undefined || row.cells!.length > 1 || row.cells![0]!.trim() !== "") rows.push(row);
      index += row.used;
      line += row.used;
    }
    pending = pending.slice(index);
    return rows;
  };
  for await (const lines of readLines(path)) {
    pending = pending.concat(lines);
    yield split(false);
  }
  yield split(true);
}

/**
 * Streams the rows of a CSV in batches. Empty lines and missing last cells are tolerated; a row that cannot be read comes back as broken.
 * @throws OrdersFileError HeaderWrong, FileBinary
 */
export async function* readCsv(path: string): AsyncGenerator<RawRow[]> {
  let header: string[] | undefined;
  let positions: number[] = [];
  for await (const rows of splitRows(path)) {
    if (header === undefined) {
      const first = rows.shift();
      if (first === undefined) continue;
      header = first.cells ?? [];
      positions = headerPositions(header);
    }
    const columns = header.length;
    yield rows.map(({ line, cells, broken }): RawRow => {
      if (cells === undefined) return { line, broken: broken ?? "The row cannot be read." };
      if (cells.length > columns) return { line, broken: `The row has ${cells.length} cells, the header ${columns}.` };
      return { line, cells: positions.map((position) => cells[position]?.trim() ?? "") };
    });
  }
  if (header === undefined) throw new OrdersFileError("HeaderWrong", `The orders file ${path} has no header line.`);
}
