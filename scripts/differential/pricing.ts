import { isDeepStrictEqual } from "node:util";
import { chainPricing } from "../../test/support/pricing/chainPricing.ts";
import { Coverage } from "../../test/support/pricing/Coverage.ts";
import { outcomeOf } from "../../test/support/pricing/outcomeOf.ts";
import { randomCase } from "../../test/support/pricing/randomCase.ts";
import { readOptions, wholeNumberOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";

const USAGE = `Usage: npm run -s test:pricing -- [--cases N] [--seed FIRST]

Prices N random baskets (20 000 unless told) with the twin, the Solidity library and a naive reading of the specification.`;
const BATCH = 500;

await run(async () => {
  const { values } = readOptions({ cases: { type: "string" }, seed: { type: "string" } }, USAGE);
  const cases = wholeNumberOption(values.cases, "cases", 1) ?? 20_000;
  const first = wholeNumberOption(values.seed, "seed", 1) ?? 10_000_001;
  const chain = await chainPricing();
  const coverage = new Coverage();
  for (let start = 0; start < cases; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, cases - start) }, (_, i) => randomCase(first + start + i));
    const outcomes = await chain.priceAll(batch);
    batch.forEach((pricingCase, i) => {
      const twin = outcomeOf.twin(pricingCase);
      const agree = isDeepStrictEqual(twin, outcomes[i]) && isDeepStrictEqual(twin, outcomeOf.naive(pricingCase));
      if (!agree) throw new UsageError(`seed ${pricingCase.seed} is priced differently; run it alone with --cases 1`);
      if (twin !== "refused") coverage.add(pricingCase.book, twin);
    });
    console.log(`${start + batch.length} of ${cases} agree`);
  }
  const missing = coverage.missing();
  console.log(
    missing.length === 0 ? "Every kind was reached with every reason." : `Never reached: ${missing.join(", ")}`,
  );
});
