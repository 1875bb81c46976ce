import { checkRuleBook, parseBasket, type RuleBookWarning } from "#sdk";
import { readText } from "../cli/readText.ts";
import { readBaskets } from "../price/readBaskets.ts";
import { readRuleBook } from "../price/readRuleBook.ts";

/**
 * The warnings about a rule-book file.
 * @param basketFile a basket or an array of baskets, whose lines are looked at too
 * @throws RuleBookError, BasketError, and the errors of reading files
 */
export async function checkFiles(bookFile: string, basketFile?: string): Promise<RuleBookWarning[]> {
  const book = readRuleBook(await readText(bookFile));
  const baskets = basketFile === undefined ? [] : [readBaskets(await readText(basketFile))].flat();
  return checkRuleBook(
    book,
    baskets.flatMap((basket) => [...parseBasket(basket).lines]),
  );
}
