import { writeFileSync } from "node:fs";

type Page<T> = { items: T[]; nextCursor: string | null };
type RefusedRow = { line: number; code: string; detail: string };

/** Writes the rows that the newest import refused into a CSV file, with line and reason; asks the backend's own API. */
export async function listRefusedRows(url: string, merchantToken: string, file: string): Promise<void> {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${merchantToken}` } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const imports = await get<Page<{ importId: number }>>("/v1/imports");
  const newest = imports.items[0]?.importId;
  const lines = ["line,code,detail"];
  for (let cursor: string | null = ""; newest !== undefined && cursor !== null;) {
    const query: string = cursor === "" ? "limit=100" : `limit=100&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<RefusedRow> = await get(`/v1/imports/${newest}/issues?${query}`);
    for (const { line, code, detail } of page.items) lines.push(`${line},${code},"${detail.replaceAll('"', '""')}"`);
    cursor = page.nextCursor;
  }
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
}
