import { sensitiveAttributes } from "./sensitiveAttributes.ts";

const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^a-z0-9]+/);

/**
 * Whether an attribute, or what was computed from it, is listed: its name has all words of a listed one, so `country` covers
 * `country_code`. The only door to the models: features are named after what they come from.
 * @param more names that the shop lists beside those that always are
 */
export function isSensitive(name: string, more: readonly string[]): boolean {
  const words = wordsOf(name);
  return [...sensitiveAttributes, ...more].some((listed) => wordsOf(listed).every((word) => words.includes(word)));
}
