import type { BenchJob } from "./BenchJob.ts";
import { lifetime } from "./jobs/lifetime.ts";

/** Every job, in the order in which they run. */
export const jobs: readonly BenchJob[] = [lifetime];
