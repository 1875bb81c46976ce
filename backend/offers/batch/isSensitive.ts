import { sensitiveAttributes } from "./sensitiveAttributes.ts";

/** Words of a name, however it is written: `customerGender`, `birth_year2`, `ISOCountry`, `出生日期`. A star stands for any letters. */
function wordsOf(name: string): string[] {
  return name
    .normalize("NFKC")
    .replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})|(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, "$& ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter(Boolean);
}

/** Words that are not set apart by spaces are found anywhere. */
function patternOf(word: string): RegExp {
  const loose = /\p{Script=Han}/u.test(word) ? `*${word}*` : word;
  return new RegExp(`^${loose.replaceAll(/\*+/g, ".*")}$`, "u");
}

/**
 * Whether an attribute, or what was computed from it, is listed: its name has all words of a listed one, so `country` covers `countryCode`
 * and `country_code`, and `relig*` also `religious`.
 * @param more names that the shop lists beside those that always are; one without any letter is none
 */
export function isSensitive(name: string, more: readonly string[]): boolean {
  const words = wordsOf(name);
  return [...sensitiveAttributes, ...more].some((listed) => {
    const patterns = wordsOf(listed).map(patternOf);
    return patterns.length > 0 && patterns.every((pattern) => words.some((word) => pattern.test(word)));
  });
}
