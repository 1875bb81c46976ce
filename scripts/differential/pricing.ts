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
  const startedAt = performance.now();
  console.log(`seeds ${first} to ${first + cases - 1}`);
  for (let start = 0; start < cases; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, cases - start) }, (_, i) => randomCase(first + start + i));
    // The chain computes in threads of its own.
    const onChain = chain.priceAll(batch);
    const twins = batch.map(outcomeOf.twin);
    const naive = batch.map(outcomeOf.naive);
    const outcomes = await onChain;
    batch.forEach(({ seed, book }, i) => {
      const twin = twins[i]!;
      if (!isDeepStrictEqual(twin, outcomes[i]) || !isDeepStrictEqual(twin, naive[i]))
        throw new UsageError(`seed ${seed} is priced differently; run it alone with --cases 1 --seed ${seed}`);
      if (twin !== "refused") coverage.add(book, twin);
    });
    const done = start + batch.length;
    const secondsLeft = ((performance.now() - startedAt) / 1_000 / done) * (cases - done);
    console.log(`${done} of ${cases} agree, ${Math.ceil(secondsLeft)} s left`);
  }
  const missing = coverage.missing();
  console.log(
    missing.length === 0 ? "Every kind was reached with every reason." : `Never reached: ${missing.join(", ")}`,
  );
});
