import { readFile, writeFile } from "node:fs/promises";
import { readOptions } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { renderAbis } from "./renderAbis.ts";

const PATH = "contracts/sdk/abi.ts";
const USAGE = `npm run -s abi              writes ${PATH} from the contracts
npm run -s abi -- --check   fails when it is stale`;

await run(async () => {
  const { values } = readOptions({ check: { type: "boolean" } }, USAGE);
  const text = await renderAbis(PATH);
  if (!values.check) return writeFile(PATH, text);
  const committed = await readFile(PATH, "utf8").catch(() => "");
  if (committed !== text) throw new UsageError(`${PATH} is stale: run \`npm run abi\` and commit it.`);
});
