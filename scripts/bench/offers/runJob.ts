import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BenchJob } from "./BenchJob.ts";
import type { JobResult } from "./JobResult.ts";

const script = fileURLToPath(new URL("jobProcess.ts", import.meta.url));

/** Runs a job in a process of its own. @throws Error when the process ends without a result; what it said is on standard error */
export function runJob({ name }: BenchJob, folder: string): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [name, folder], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const end = () => child.kill();
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    child.once("message", (result) => resolve(result as JobResult));
    child.once("error", reject);
    child.once("exit", (status) => reject(new Error(`The job ${name} ended with status ${status}.`)));
  });
}
