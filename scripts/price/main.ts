import { readOptions } from "../cli/options.ts";
import { readText } from "../cli/readText.ts";
import { run, UsageError } from "../cli/run.ts";
import type { Answer, ErrorAnswer, Pricer } from "./Pricer.ts";

const USAGE = `Usage: npm run -s price -- --rules FILE --basket FILE [--evm]

Prints the price of the basket (or of every basket of an array) as JSON.
  --rules FILE   a rule book
  --basket FILE  a basket, or an array of baskets
  --evm          computed by the Solidity library in a local EVM instead of the TypeScript twin`;

await run(async () => {
  const options = {
    rules: { type: "string" },
    basket: { type: "string" },
    evm: { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  const { values } = readOptions(options, USAGE);
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (values.rules === undefined || values.basket === undefined)
    throw new UsageError(`--rules and --basket are needed.\n\n${USAGE}`);
  const answer = await answerOf(values.rules, values.basket, values.evm ?? false);
  console.log(Array.isArray(answer) ? asLines(answer) : JSON.stringify(answer, null, 2));
  if ([answer].flat().some((one) => "error" in one)) process.exitCode = 1;
});

async function answerOf(rulesFile: string, basketFile: string, evm: boolean): Promise<Answer | Answer[]> {
  const texts: string[] = [];
  for (const file of [rulesFile, basketFile]) {
    try {
      texts.push(await readText(file));
    } catch (cause) {
      return fileError(file, cause);
    }
  }
  const [rules = "", baskets = ""] = texts;
  return (await pricer(evm)).priceFiles(rules, baskets);
}

/** Loads only the implementation that was asked for. */
async function pricer(evm: boolean): Promise<Pricer> {
  if (evm) return (await import("./evm/evmPricer.ts")).evmPricer;
  return (await import("./twinPricer.ts")).twinPricer;
}

function fileError(file: string, cause: unknown): ErrorAnswer {
  const message = cause instanceof Error ? cause.message : String(cause);
  return { error: { code: "FileNotReadable", message: `${file}: ${message}` } };
}

/** One basket a line, so that a long answer can still be read by people. */
function asLines(answers: readonly Answer[]): string {
  return answers.length === 0 ? "[]" : `[\n${answers.map((one) => JSON.stringify(one)).join(",\n")}\n]`;
}
