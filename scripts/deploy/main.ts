import { createPublicClient, http, isHex } from "viem";
import { readOptions, urlOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { deployContracts } from "./deployContracts.ts";

const usage = `Usage: npm run -s deploy -- --rpc URL

Puts the campaign code and the factory on a chain, once. The deployer's private key comes from DEPLOYER_KEY.
An interrupted deployment goes on where it stopped.`;

await run(async () => {
  const { values } = readOptions({ rpc: { type: "string" }, help: { type: "boolean", default: false } }, usage);
  if (values.help) {
    console.log(usage);
    return;
  }
  const key = process.env["DEPLOYER_KEY"];
  if (!isHex(key) || key.length !== 66)
    throw new UsageError(`Set DEPLOYER_KEY to the deployer's private key (0x and 64 hexadecimal digits).\n\n${usage}`);
  const rpcUrl = urlOption(values.rpc, "rpc", usage);
  const chainId = await createPublicClient({ transport: http(rpcUrl) }).getChainId();
  const journalFolder = `ignition/deployments/chain-${chainId}`;
  const { factory, promotion, draw } = await deployContracts({ rpcUrl, key, journalFolder });
  console.log(`factory    ${factory}\npromotion  ${promotion}\ndraw       ${draw}`);
});
