import { parseRuleBook, readJson, RuleBookError, type RuleBook } from "#sdk";

/**
 * The rule book in the text of a file.
 * @throws RuleBookError
 */
export function readRuleBook(text: string): RuleBook {
  let json: unknown;
  try {
    json = readJson(text);
  } catch (cause) {
    throw new RuleBookError("InvalidJson", `the file is not JSON: ${String(cause)}`);
  }
  return parseRuleBook(json);
}
