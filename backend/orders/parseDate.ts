const ISO = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[ T](?<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?$/;
const AMERICAN = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})(?: (?<time>\d{1,2}:\d{2}(?::\d{2})?))?$/;

/**
 * Reads `2010-12-01 08:26:00` (ISO 8601, also with T and Z) or `12/1/2010 8:26` (month first, as the original of the data has it). Both are taken as UTC.
 * @returns Unix seconds, or undefined when it is no such date
 */
export function parseDate(text: string): number | undefined {
  const parts = (ISO.exec(text) ?? AMERICAN.exec(text))?.groups;
  if (parts === undefined) return undefined;
  const [year, month, day] = [Number(parts["year"]), Number(parts["month"]), Number(parts["day"])];
  const [hour = 0, minute = 0, second = 0] = (parts["time"] ?? "0:0").split(":").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && hour < 24 && minute < 60 && second < 60
    ? date.getTime() / 1000 + hour * 3_600 + minute * 60 + second
    : undefined;
}
