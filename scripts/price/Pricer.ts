/** What the command prints in the place of a price. */
export interface ErrorAnswer {
  error: { code: string; message: string };
}

export type Answer = object | ErrorAnswer;

/** Prices every basket of a file under the rule book of another; both texts are JSON. */
export interface Pricer {
  /** One answer for a basket, an array of answers for an array; a bad rule book is one error. */
  priceFiles(rules: string, baskets: string): Promise<Answer | Answer[]>;
}
