import { BasketError, RuleBookError, type RuleBookWarning } from "#sdk";
import { readOptions } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { checkFiles } from "./checkFiles.ts";

const USAGE = `Usage: npm run -s rules -- check FILE [--basket FILE] [--json]

Says whether the rule book in FILE can be launched, and warns about what those who write terms trip over.
  --basket FILE  a basket, or an array of baskets, of your products: shows tags that meet on one product
  --json         {"warnings": [{"code", "rule", "message"}]}, or {"error": {"code", "message", "rule", "field"}}

Exit status: 0 nothing to warn about, 2 warnings, 1 it cannot be launched or cannot be read.`;
const WARNED = 2;

await run(async () => {
  const options = { basket: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } } as const;
  const { values, positionals } = readOptions(options, USAGE);
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const [command, file, ...others] = positionals;
  if (command !== "check" || file === undefined || others.length > 0)
    throw new UsageError(`Say which rule book to check.\n\n${USAGE}`);
  try {
    const warnings = await checkFiles(file, values.basket);
    console.log(values.json ? JSON.stringify({ warnings }, null, 2) : asText(file, warnings));
    if (warnings.length > 0) process.exitCode = WARNED;
  } catch (cause) {
    if (!(cause instanceof RuleBookError || cause instanceof BasketError)) throw cause;
    if (!values.json) throw new UsageError(`${cause.message} (${cause.code})`, { cause });
    console.log(JSON.stringify({ error: asJson(cause) }, null, 2));
    process.exitCode = 1;
  }
});

function asText(file: string, warnings: readonly RuleBookWarning[]): string {
  const count = `${warnings.length} warning${warnings.length === 1 ? "" : "s"}`;
  return [
    `${file} can be launched: ${warnings.length === 0 ? "no warnings" : count}`,
    ...warnings.map(({ code, message }) => `${message} [${code}]`),
  ].join("\n");
}

function asJson(error: RuleBookError | BasketError): object {
  const { code, message } = error;
  return error instanceof RuleBookError ? { code, message, rule: error.rule, field: error.field } : { code, message };
}
