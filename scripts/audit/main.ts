import { auditPromotion, type Check, readPromotion } from "#sdk";
import { createPublicClient, http, type PublicClient } from "viem";
import { addressOption, readOptions, requiredOption, urlOption, wholeNumberOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { auditOneDraw, type DrawReport } from "./auditOneDraw.ts";
import { auditTable } from "./auditTable.ts";

const usage = `Usage:
  npm run -s audit -- --rpc URL --campaign ADDRESS [--from-block N] [--json]
      Recomputes a promotion from the chain alone: terms, launch, every settlement, uses, points.

  npm run -s audit -- --rpc URL --draw ADDRESS [--entries FILE] [--test-beacon] [--from-block N] [--json]
      Recomputes a draw: committed before the round, beacon verified, seed, every winner, prizes against the escrow.
      With --entries (the published list: 40-byte records, or CSV "entrant,weight") also the root and every winner's
      place in it; a list that was committed in calldata is found without.

  npm run -s audit -- --evidence FILE [--rpc URL] [--entries FILE] [--test-beacon] [--json]
      The same from a file that somebody saved; with --rpc the file is compared with the chain.

A draw under a beacon of development proves nothing to anybody, and fails unless --test-beacon says that this is known.
Exit status: 0 when everything holds, 1 when anything does not.`;

const OPTIONS = {
  rpc: { type: "string" },
  campaign: { type: "string" },
  draw: { type: "string" },
  evidence: { type: "string" },
  entries: { type: "string" },
  "test-beacon": { type: "boolean", default: false },
  "from-block": { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>["values"];

await run(async () => {
  const { values } = readOptions(OPTIONS, usage);
  if (values.help) {
    console.log(usage);
    return;
  }
  const checks =
    values.draw !== undefined || values.evidence !== undefined ? await draw(values) : await promotion(values);
  if (!checks.every((check) => check.ok)) process.exitCode = 1;
});

async function promotion(values: Values): Promise<Check[]> {
  const rpcUrl = urlOption(values.rpc, "rpc", usage);
  const campaign = addressOption(requiredOption(values.campaign, "campaign", usage), "campaign", usage);
  const client = await connect(rpcUrl);
  const evidence = await readPromotion(client, campaign, { fromBlock: fromBlock(values), ...progress(values) });
  const checks = auditPromotion(evidence);
  const { chainId, blockNumber, settlements } = evidence;
  if (values.json) {
    const orders = settlements.map(({ orderId, account, total, points, transactionHash }) => ({
      orderId,
      account,
      total,
      points,
      transactionHash,
    }));
    printJson({ chainId, campaign, blockNumber, checks, orders });
    return checks;
  }
  const { currency = "no currency", rules } = evidence.terms.book;
  const heading = [
    `Campaign ${campaign} on chain ${chainId}, up to block ${blockNumber}`,
    `${rules.length} rules in ${currency}, ${settlements.length} settlements`,
  ];
  console.log(auditTable(heading, checks));
  return checks;
}

async function draw(values: Values): Promise<Check[]> {
  const report = await auditOneDraw({
    client:
      values.rpc === undefined && values.evidence ? undefined : await connect(urlOption(values.rpc, "rpc", usage)),
    draw: values.draw === undefined ? undefined : addressOption(values.draw, "draw", usage),
    evidenceFile: values.evidence,
    entriesFile: values.entries,
    testBeacon: values["test-beacon"],
    fromBlock: fromBlock(values),
    ...progress(values),
  });
  const { evidence, checks, notes } = report;
  const { chainId, blockNumber, proven } = evidence;
  const winners = proven.map(({ prize, entrant, ticket }) => ({ prize, entrant, ticket: String(ticket) }));
  if (values.json) printJson({ chainId, draw: evidence.draw, blockNumber, checks, winners, notes });
  else console.log(auditTable(drawHeading(report), checks, notes));
  return checks;
}

function drawHeading({ evidence }: DrawReport): string[] {
  const { draw: address, chainId, blockNumber, terms, prizes, proven, round, network } = evidence;
  return [
    `Draw ${address} on chain ${chainId}, up to block ${blockNumber}`,
    `${prizes} prizes, ${proven.length} winners proven, ${terms.mode}, round ${round || "not fixed"} of ${network.name}`,
  ];
}

async function connect(rpcUrl: string): Promise<PublicClient> {
  const client = createPublicClient({ transport: http(rpcUrl, { batch: true }) });
  await client.getChainId().catch((cause: unknown) => {
    throw new UsageError(`No chain answers at ${rpcUrl}.`, { cause });
  });
  return client;
}

function fromBlock(values: Values): bigint {
  return BigInt(wholeNumberOption(values["from-block"], "from-block", 0) ?? 0);
}

function progress({ json }: Values): { onProgress: (step: string) => void } {
  const show = process.stderr.isTTY && !json;
  return { onProgress: (step) => show && console.error(`.. ${step}`) };
}

function printJson(report: { checks: Check[]; blockNumber: bigint } & Record<string, unknown>): void {
  const { checks, blockNumber, ...others } = report;
  const ok = checks.every((check) => check.ok);
  console.log(JSON.stringify({ ok, blockNumber: Number(blockNumber), checks, ...others }, null, 2));
}
