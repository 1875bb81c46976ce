/** Gas by the name of the row. */
export type Snapshot = Readonly<Record<string, number>>;

/** One line for each row that differs, with the difference; nothing when both are equal. */
export function compareSnapshot(committed: Snapshot, measured: Snapshot): string[] {
  const names = new Set([...Object.keys(committed), ...Object.keys(measured)]);
  return [...names].flatMap((name) => {
    const before = committed[name];
    const now = measured[name];
    if (before === now) return [];
    if (before === undefined) return [`${name}: ${now}, not in the snapshot yet`];
    if (now === undefined) return [`${name}: ${before} in the snapshot, no longer measured`];
    const change = now - before;
    const sign = change > 0 ? "+" : "";
    return [`${name}: ${before} -> ${now} (${sign}${change}, ${sign}${((100 * change) / before).toFixed(2)} %)`];
  });
}
