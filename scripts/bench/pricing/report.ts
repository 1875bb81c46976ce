import type { BenchRow } from "./BenchRow.ts";

/** Prices a second on one core, and how many times Medusa's. */
const GOALS: Readonly<Record<string, number>> = { "10x5": 500_000, "50x20": 50_000 };
const TIMES_MEDUSA = 100;

/** The rows as a table for people: each beside ours, and ours beside its goals. */
export function report(rows: readonly BenchRow[]): string {
  return rows.map((row) => lineOf(row, rows)).join("\n");
}

function lineOf(row: BenchRow, rows: readonly BenchRow[]): string {
  const rate = Math.round(row.perSecond).toLocaleString("en");
  const notes = row.implementation === "bonafide" ? verdictsOf(row, rows) : ratioOf(row, rows);
  return `${row.case.padEnd(14)}${row.implementation.padEnd(22)}${rate.padStart(10)} /s   ${notes}`;
}

function ratioOf(row: BenchRow, rows: readonly BenchRow[]): string {
  const ours = rows.find((other) => other.case === row.case && other.implementation === "bonafide");
  return ours === undefined ? "" : `ours is ${times(ours.perSecond / row.perSecond)}`;
}

function verdictsOf(row: BenchRow, rows: readonly BenchRow[]): string {
  const goal = GOALS[row.case.split(" ")[0] ?? ""];
  const medusa = rows.find((other) => other.case === row.case && other.implementation.includes("medusa"));
  const verdicts = goal === undefined ? [] : [verdict(`${goal.toLocaleString("en")} /s`, row.perSecond / goal)];
  if (medusa !== undefined)
    verdicts.push(verdict(`${TIMES_MEDUSA} x Medusa`, row.perSecond / medusa.perSecond / TIMES_MEDUSA));
  return verdicts.join(", ");
}

function verdict(goal: string, reached: number): string {
  return reached >= 1 ? `goal ${goal} reached` : `goal ${goal} MISSED: ${Math.round(reached * 100)} % of it`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 10 ? 2 : 0)} x`;
}
