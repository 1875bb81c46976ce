import { auditPromotion, readPromotion } from "#sdk";
import { createPublicClient, http } from "viem";
import { addressOption, readOptions, requiredOption, urlOption, wholeNumberOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { auditTable } from "./auditTable.ts";

const usage = `Usage: npm run -s audit -- --rpc URL --campaign ADDRESS [--from-block N] [--json]

Recomputes a campaign from the chain alone: terms, launch, every settlement, uses, points.
Exit status: 0 when everything holds, 1 when anything does not.`;

await run(async () => {
  const { values } = readOptions(
    {
      rpc: { type: "string" },
      campaign: { type: "string" },
      "from-block": { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
    usage,
  );
  if (values.help) {
    console.log(usage);
    return;
  }
  const rpcUrl = urlOption(values.rpc, "rpc", usage);
  const campaign = addressOption(requiredOption(values.campaign, "campaign", usage), "campaign", usage);
  const fromBlock = BigInt(wholeNumberOption(values["from-block"], "from-block", 0) ?? 0);

  const client = createPublicClient({ transport: http(rpcUrl, { batch: true }) });
  await client.getChainId().catch((cause: unknown) => {
    throw new UsageError(`No chain answers at ${rpcUrl}.`, { cause });
  });
  const showProgress = process.stderr.isTTY && !values.json;
  const evidence = await readPromotion(client, campaign, {
    fromBlock,
    onProgress: (step) => showProgress && console.error(`.. ${step}`),
  });
  const checks = auditPromotion(evidence);
  const ok = checks.every((check) => check.ok);
  if (values.json) {
    const { chainId, blockNumber, settlements } = evidence;
    const orders = settlements.map(({ orderId, account, total, points, transactionHash }) => ({
      orderId,
      account,
      total,
      points,
      transactionHash,
    }));
    console.log(JSON.stringify({ ok, chainId, campaign, blockNumber: Number(blockNumber), checks, orders }, null, 2));
  } else {
    console.log(auditTable(evidence, checks));
  }
  if (!ok) process.exitCode = 1;
});
