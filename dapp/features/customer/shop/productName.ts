/** A name for the eye: catalogues shout in capitals, people read sentences. */
export function productName(name: string): string {
  const text = name.trim().replace(/\s+/g, " ");
  if (text !== text.toUpperCase()) return text;
  const lower = text.toLowerCase();
  return lower.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase());
}
