import { type Address, type Client, formatLog, type Hex, type Log } from "viem";

const firstSpan = 2_000n;
const largestSpan = 100_000n;

/**
 * Every log of one contract with one of `topics` as its first, oldest first. Nodes limit a question by blocks, by
 * answers or by bytes, and say so in words of their own: a refused range is halved, an accepted one doubled.
 * @throws what the node said when it refuses a single block
 */
export async function readLogs(
  client: Pick<Client, "request">,
  options: { address: Address; topics: readonly Hex[]; fromBlock: bigint; toBlock: bigint },
): Promise<Log<bigint, number, false>[]> {
  const logs: Log<bigint, number, false>[] = [];
  let span = firstSpan;
  for (let from = options.fromBlock; from <= options.toBlock;) {
    const to = from + span - 1n < options.toBlock ? from + span - 1n : options.toBlock;
    try {
      const answer = await client.request({
        method: "eth_getLogs",
        params: [
          {
            address: options.address,
            topics: [[...options.topics]],
            fromBlock: `0x${from.toString(16)}`,
            toBlock: `0x${to.toString(16)}`,
          },
        ],
      });
      for (const log of answer) logs.push(formatLog(log) as Log<bigint, number, false>);
      from = to + 1n;
      if (span < largestSpan) span *= 2n;
    } catch (cause) {
      if (span === 1n) throw cause;
      span = to - from > 1n ? (to - from) / 2n : 1n;
    }
  }
  return logs;
}
