import { existsSync } from "node:fs";
import { once } from "node:events";
import { readOptions, wholeNumberOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { buildProduct } from "./buildProduct.ts";
import { Progress } from "./Progress.ts";
import { type RunningShop, startAll } from "./startAll.ts";

const usage = `Usage: npm start [-- --orders FILE] [--data DIR] [--port 3000] [--chain-port 8545]

Starts a shop on this machine: a local chain, the contracts, the store, the backend and the pages.

  --orders FILE   a retailer's order lines (Parquet or CSV) instead of a small generated shop
  --data DIR      keeps chain and database in DIR; without it both are new at every start
  --port N        port of the pages and the API (0: any free one)
  --chain-port N  port of the local chain (0: any free one)`;

function drawLine({ draws, rpcUrl }: RunningShop): string {
  if (!draws) return "";
  return `Check a draw:      npm run -s audit -- --rpc ${rpcUrl} --draw ${draws.revealed} --test-beacon\n`;
}

await run(async () => {
  const { values } = readOptions(
    {
      orders: { type: "string" },
      data: { type: "string" },
      port: { type: "string", default: "3000" },
      "chain-port": { type: "string", default: "8545" },
      help: { type: "boolean", default: false },
    },
    usage,
  );
  if (values.help) {
    console.log(usage);
    return;
  }
  if (values.orders !== undefined && !existsSync(values.orders))
    throw new UsageError(`There is no file ${values.orders}. Name an existing one with --orders.`);

  const progress = new Progress(process.stdout);
  await buildProduct(progress);
  const shop = await startAll(progress, {
    ...(values.orders ? { ordersFile: values.orders } : {}),
    ...(values.data ? { dataFolder: values.data } : {}),
    port: wholeNumberOption(values.port, "port", 0) ?? 0,
    chainPort: wholeNumberOption(values["chain-port"], "chain-port", 0) ?? 0,
  });
  console.log(`
${drawLine(shop)}Check a campaign:  npm run -s audit -- --rpc ${shop.rpcUrl} --campaign ${shop.campaign}
See its sales:     npm run -s program -- show --rpc ${shop.rpcUrl} --campaign ${shop.campaign}
Merchant's room:   ${shop.url}/#/merchant, with the token in ${shop.merchantTokenFile}
Stop:              Ctrl+C

${shop.url}`);
  const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await stopped;
  await shop.stop();
  process.exit(0);
});
