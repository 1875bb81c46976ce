import type { Formats } from "../i18n/formats.ts";

const dates = new Set(["settledAt", "launchedAt", "pricedAt", "releaseAt"]);

/** A step's figures as its sentence wants them: dates and money written out. */
export function sayable(values: Record<string, number | string>, f: Formats): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === "number" && dates.has(name)) return [name, value === 0 ? 0 : f.moment(value)];
      if (typeof value === "number" && name === "total") return [name, f.money(value)];
      return [name, value];
    }),
  );
}
