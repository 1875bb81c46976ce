import {
  compactSignatureToSignature,
  encodeFunctionData,
  hashTypedData,
  type Hex,
  isAddressEqual,
  parseAbi,
  parseCompactSignature,
  type PublicClient,
  recoverAddress,
  serializeSignature,
  size,
} from "viem";
import { type Quote, settlementTypedData } from "#sdk";
import { revertOf } from "../chain/relayer/revertOf.ts";

const MAGIC = "0x1626ba7e";
const erc1271 = parseAbi(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);

/** The contract gives a wallet's code this much; what needs more would pass here and fail there. */
const WALLET_GAS = 100_000n;

/** What a call costs before its code runs. */
const INTRINSIC_GAS = 50_000n;

async function recovered(hash: Hex, signature: Hex): Promise<Hex | undefined> {
  try {
    const full =
      size(signature) === 64
        ? serializeSignature(compactSignatureToSignature(parseCompactSignature(signature)))
        : signature;
    return await recoverAddress({ hash, signature: full });
  } catch {
    return undefined;
  }
}

/** Whether the account consented to the quote: its key's signature first, then the code of its account (ERC-1271). */
export async function verifyConsent(
  client: PublicClient,
  domain: Parameters<typeof settlementTypedData>[0],
  quote: Quote,
  consent: Hex,
): Promise<boolean> {
  const hash = hashTypedData(settlementTypedData(domain, quote));
  const signer = await recovered(hash, consent);
  if (signer !== undefined && isAddressEqual(signer, quote.account)) return true;
  const code = await client.getCode({ address: quote.account });
  if (code === undefined) return false;
  try {
    const data = encodeFunctionData({ abi: erc1271, args: [hash, consent] });
    const answer = await client.call({ to: quote.account, data, gas: WALLET_GAS + INTRINSIC_GAS });
    return answer.data?.slice(0, 10) === MAGIC;
  } catch (error) {
    if (revertOf(error) !== undefined) return false;
    throw error;
  }
}
