import { jobs } from "./jobs.ts";
import type { JobResult } from "./JobResult.ts";

// The process of one job, started by `runJob`: name and data folder are its arguments, the result goes out as a message.

const [name, folder = ""] = process.argv.slice(2);
const job = jobs.find((each) => each.name === name);
if (job === undefined) throw new Error(`no job is called ${name}`);
const startedAt = performance.now();
const rows = await job.run(folder);
const result: JobResult = { rows, seconds: (performance.now() - startedAt) / 1000 };
process.send?.(result, () => process.exit(0));
