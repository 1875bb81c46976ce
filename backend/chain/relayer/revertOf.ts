import { BaseError, decodeErrorResult, ExecutionRevertedError, isHex, RawContractError } from "viem";
import { beaconAbi, drawAbi, programAbi, promotionAbi } from "#sdk/abi";

const errors = [...programAbi, ...promotionAbi, ...drawAbi, ...beaconAbi].filter((item) => item.type === "error");

function dataOf(error: BaseError): string | undefined {
  const raw = error.walk(
    (cause) =>
      cause instanceof RawContractError || (cause instanceof Error && "data" in cause && cause.data !== undefined),
  );
  const data: unknown = raw !== null && "data" in raw ? raw.data : undefined;
  const nested: unknown = typeof data === "object" && data !== null && "data" in data ? data.data : data;
  return typeof nested === "string" ? nested : undefined;
}

/**
 * What a contract said when it refused a call, for example `QuoteExpired(1700000000, 1700000900)`.
 * @returns undefined when the call failed for another reason (the node does not answer)
 */
export function revertOf(error: unknown): { name: string; values: string[]; text: string } | undefined {
  if (!(error instanceof BaseError)) return undefined;
  const data = dataOf(error);
  if (isHex(data) && data.length >= 10) {
    try {
      const { errorName, args = [] } = decodeErrorResult({ abi: errors, data });
      const values = args.map(String);
      return { name: errorName, values, text: `${errorName}(${values.join(", ")})` };
    } catch {
      return { name: "Unknown", values: [], text: `an error that is not known (${data.slice(0, 10)})` };
    }
  }
  const reverted = error.walk((cause) => cause instanceof ExecutionRevertedError);
  return reverted === null ? undefined : { name: "Reverted", values: [], text: "it was reverted without a reason" };
}
