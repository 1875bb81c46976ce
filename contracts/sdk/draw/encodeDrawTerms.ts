import { encodeAbiParameters, type Hex, zeroAddress } from "viem";
import type { DrawTerms } from "./DrawTerms.ts";
import { drawTermsCode } from "./drawTermsCode.ts";

const { modes, parameters, prizeKinds } = drawTermsCode;

/**
 * The bytes to launch a draw with: twin of `IDraw.encodeTerms`. Whether such a draw may be launched is for the contract
 * to say (`InvalidTerms`). Throws viem's IntegerOutOfRangeError for a number that does not fit.
 */
export function encodeDrawTerms(terms: DrawTerms): Hex {
  return encodeAbiParameters(parameters, [
    {
      ...terms,
      mode: modes.indexOf(terms.mode),
      round: BigInt(terms.round),
      prizes: terms.prizes.map((prize) => ({
        kind: prizeKinds.indexOf(prize.kind),
        token: prize.kind === "points" ? zeroAddress : prize.token,
        amount: prize.amount,
        quantity: prize.quantity,
      })),
    },
  ]);
}
