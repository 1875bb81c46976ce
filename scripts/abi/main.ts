import { readFile, writeFile } from "node:fs/promises";
import { readOptions } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { renderAbis } from "./renderAbis.ts";
import { renderFingerprints } from "./renderFingerprints.ts";

/** What `npm run abi` writes, from the artifacts of the last build. */
const GENERATED = [
  { path: "contracts/sdk/abi.ts", render: renderAbis },
  { path: "contracts/sdk/codeFingerprints.ts", render: renderFingerprints },
];
const USAGE = `npm run -s abi              writes ${GENERATED.map(({ path }) => path).join(" and ")} from the contracts
npm run -s abi -- --check   fails when one of them is stale`;

await run(async () => {
  const { values } = readOptions({ check: { type: "boolean" } }, USAGE);
  for (const { path, render } of GENERATED) {
    const text = await render(path);
    if (!values.check) await writeFile(path, text);
    else if (text !== (await readFile(path, "utf8").catch(() => "")))
      throw new UsageError(`${path} is stale: run \`npm run abi\` and commit it.`);
  }
});
