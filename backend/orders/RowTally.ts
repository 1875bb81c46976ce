import { insertColumns } from "../store/insertColumns.ts";
import type { Session } from "../store/Session.ts";
import type { OrderRow } from "./OrderRow.ts";
import type { RowProblem } from "./RowProblem.ts";

/** Counts what happened to every row and lists those that were refused. */
export class RowTally {
  rows = 0;
  taken = 0;
  repeated = 0;
  withoutCustomer = { rows: 0, valueMinor: 0 };
  cancellationRows = 0;
  newestAt = -1;
  readonly reasons: Record<string, number> = {};
  #problems: RowProblem[] = [];

  take(row: OrderRow): void {
    this.taken++;
    this.newestAt = Math.max(this.newestAt, row.placedAt);
    if (row.cancellation) this.cancellationRows++;
    if (row.customerNo === "") {
      this.withoutCustomer.rows++;
      if (!row.cancellation) this.withoutCustomer.valueMinor += row.quantity * row.priceMinor;
    }
  }

  refuse(problem: RowProblem): void {
    this.reasons[problem.code] = (this.reasons[problem.code] ?? 0) + 1;
    this.#problems.push(problem);
  }

  /** Writes the rows refused since the last call. */
  async flush(session: Session, importId: number): Promise<void> {
    const problems = this.#problems;
    this.#problems = [];
    await insertColumns(session, "import_issues", [
      { name: "import_id", type: "int", values: problems.map(() => importId) },
      { name: "line", type: "int", values: problems.map((problem) => problem.line) },
      { name: "code", type: "text", values: problems.map((problem) => problem.code) },
      { name: "detail", type: "text", values: problems.map((problem) => problem.detail) },
    ]);
  }
}
