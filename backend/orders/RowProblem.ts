/** Why a row was not taken. */
export type RowProblem = { line: number; code: string; detail: string };
