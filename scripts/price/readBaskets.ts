import { BasketError, readJson } from "#sdk";

/**
 * The JSON of a basket or of an array of baskets, in the text of a file.
 * @throws BasketError
 */
export function readBaskets(text: string): unknown {
  try {
    return readJson(text);
  } catch (cause) {
    throw new BasketError("InvalidJson", `the basket file is not JSON: ${String(cause)}`);
  }
}
