/** An array as PostgreSQL reads it; texts of printable ASCII only. */
export function arrayText(values: readonly (string | number)[]): string {
  return `{${values.map((value) => JSON.stringify(value)).join(",")}}`;
}
