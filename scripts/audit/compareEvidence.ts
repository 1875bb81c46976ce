import type { Check, DrawEvidence } from "#sdk";
import { isAddressEqual } from "viem";

/** Whether the file says what the chain says, as far as the file goes. */
export function compareEvidence(verifier: string, inFile: DrawEvidence, onChain: DrawEvidence): Check {
  const differences = [
    inFile.chainId !== onChain.chainId && `the file is of chain ${inFile.chainId}, this is chain ${onChain.chainId}`,
    !isAddressEqual(inFile.draw, onChain.draw) && `the file is of draw ${inFile.draw}`,
    ...Object.keys(inFile.record.code).map((name) => {
      const key = name as keyof typeof inFile.record.code;
      return inFile.record.code[key] !== onChain.record.code[key] && `the code of the ${name} differs`;
    }),
    ...inFile.record.logs.map(
      (log) =>
        !onChain.record.logs.some((other) => sameLog(log, other)) &&
        `the chain has no such event in block ${log.blockNumber} (${log.transactionHash})`,
    ),
    onChain.record.logs.filter(({ blockNumber }) => blockNumber <= inFile.blockNumber).length !==
      inFile.record.logs.length && "the chain has other events up to the file's block",
  ].filter((difference) => difference !== false);
  return {
    statement: "The file says what the chain says",
    ok: differences.length === 0,
    detail:
      differences.length === 0
        ? `${inFile.record.logs.length} events up to block ${inFile.blockNumber}, written by ${verifier}`
        : differences.join("; "),
  };
}

type RecordedLog = DrawEvidence["record"]["logs"][number];

function sameLog(one: RecordedLog, other: RecordedLog): boolean {
  return (
    one.transactionHash === other.transactionHash &&
    one.blockNumber === other.blockNumber &&
    one.time === other.time &&
    isAddressEqual(one.address, other.address) &&
    one.data === other.data &&
    one.topics.join() === other.topics.join()
  );
}
