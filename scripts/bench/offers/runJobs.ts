import type { BenchJob } from "./BenchJob.ts";
import type { JobResult } from "./JobResult.ts";

/** How many jobs run beside each other: one a core of the machine the bars are for. */
const PROCESSES = 2;

/**
 * Runs jobs two at a time, in the order given, and after them one by one those that must be alone.
 * @param run runs one job
 * @param onResult told as soon as a job is done
 */
export async function runJobs(
  jobs: readonly BenchJob[],
  run: (job: BenchJob) => Promise<JobResult>,
  onResult: (job: BenchJob, result: JobResult) => void,
): Promise<void> {
  const measure = async (job: BenchJob): Promise<void> => onResult(job, await run(job));
  const together = jobs.filter(({ alone }) => alone !== true);
  const work = async (): Promise<void> => {
    for (let job = together.shift(); job !== undefined; job = together.shift()) await measure(job);
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  for (const job of jobs) if (job.alone === true) await measure(job);
}
