/**
 * Splits one row of a CSV (RFC 4180) into cells. A quote inside an unquoted cell is an ordinary character.
 * @returns "open" when a quoted cell has no end in this text: the row may go on in the next line
 */
export function splitCsvLine(text: string): string[] | "open" | "broken" {
  if (!text.includes('"')) return text.split(",");
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] !== '"') {
      const comma = text.indexOf(",", at);
      const end = comma === -1 ? text.length : comma;
      cells.push(text.slice(at, end));
      at = end + 1;
      continue;
    }
    let cell = "";
    let close = text.indexOf('"', at + 1);
    while (close !== -1 && text[close + 1] === '"') {
      cell += text.slice(at + 1, close + 1);
      at = close + 1;
      close = text.indexOf('"', at + 1);
    }
    if (close === -1) return "open";
    if (close + 1 < text.length && text[close + 1] !== ",") return "broken";
    cells.push(cell + text.slice(at + 1, close));
    at = close + 2;
  }
  return cells;
}
