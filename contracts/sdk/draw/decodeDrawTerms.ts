import { decodeAbiParameters, type Hex } from "viem";
import type { DrawTerms, PrizeGroup } from "./DrawTerms.ts";
import { drawTermsCode } from "./drawTermsCode.ts";

const { modes, parameters, prizeKinds } = drawTermsCode;

/** The terms in a draw's code; throws RangeError or viem's decoding errors when these are no terms of a draw. */
export function decodeDrawTerms(encoded: Hex): DrawTerms {
  const [terms] = decodeAbiParameters(parameters, encoded);
  const mode = modes[terms.mode];
  const { beacon } = terms;
  if (mode === undefined || (beacon !== 0 && beacon !== 1)) {
    throw new RangeError(`no draw has mode ${terms.mode} and beacon ${beacon}`);
  }
  const prizes = terms.prizes.map(({ kind, token, amount, quantity }): PrizeGroup => {
    const name = prizeKinds[kind];
    if (name === undefined) throw new RangeError(`no prize is of kind ${kind}`);
    return name === "points" ? { kind: name, amount, quantity } : { kind: name, token, amount, quantity };
  });
  return { ...terms, mode, beacon, round: Number(terms.round), prizes };
}
