import { readOptions, requiredOption, wholeNumberOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { proveCoupon } from "./proveCoupon.ts";
import { writeCoupons } from "./writeCoupons.ts";

const USAGE = `npm run -s coupons -- --count N --out FILE        makes N coupon codes and prints their Merkle root
npm run -s coupons -- --in FILE --prove CODE      prints the proof of one code (or of its address)

FILE holds every code: keep it secret. Only its owner may read it.`;

const MOST = 10_000_000;

await run(async () => {
  const { values } = readOptions(
    {
      count: { type: "string" },
      out: { type: "string" },
      in: { type: "string" },
      prove: { type: "string" },
      help: { type: "boolean" },
    },
    USAGE,
  );
  if (values.help) console.log(USAGE);
  else if (values.prove !== undefined) await prove(requiredOption(values.in, "in", USAGE), values.prove);
  else await make(requiredOption(values.out, "out", USAGE), requiredOption(values.count, "count", USAGE));
});

async function make(path: string, wanted: string): Promise<void> {
  const count = wholeNumberOption(wanted, "count", 1) ?? 1;
  if (count > MOST) throw new UsageError(`--count ${count} is above ${MOST}; make several files.`);
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10;
  const root = await writeCoupons(path, count, (made) => {
    process.stderr.write(`\r${made} of ${count} codes, ${seconds()} s${made === count ? "\n" : ""}`);
  }).catch((cause: unknown) => {
    if (!isCode(cause, "EEXIST")) throw cause;
    throw new UsageError(`${path} exists. Codes are never overwritten: choose another file.`, { cause });
  });
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ root, count, seconds: seconds(), cpuSeconds: Math.round((user + system) / 1e5) / 10 }));
}

async function prove(path: string, coupon: string): Promise<void> {
  try {
    console.log(JSON.stringify(await proveCoupon(path, coupon), null, 2));
  } catch (cause) {
    if (cause instanceof RangeError) throw new UsageError(cause.message, { cause });
    if (isCode(cause, "ENOENT")) throw new UsageError(`${path} does not exist.`, { cause });
    throw cause;
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}
