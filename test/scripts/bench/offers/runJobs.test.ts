import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import type { BenchJob } from "../../../../scripts/bench/offers/BenchJob.ts";
import { runJobs } from "../../../../scripts/bench/offers/runJobs.ts";

describe("jobs of bench:offers", () => {
  const job = (name: string, alone = false): BenchJob => ({ name, title: name, alone, run: () => Promise.resolve([]) });
  const jobs = [job("a"), job("clock", true), job("b"), job("c"), job("d"), job("other clock", true)];

  it("run two at a time, those that measure a clock after all others and alone", async () => {
    const running = new Set<string>();
    const beside = new Map<string, number>();
    const done: string[] = [];
    await runJobs(
      jobs,
      async ({ name }) => {
        running.add(name);
        for (const each of running) beside.set(each, Math.max(beside.get(each) ?? 0, running.size));
        await sleep(5);
        running.delete(name);
        return { rows: [], seconds: 0 };
      },
      ({ name }) => done.push(name),
    );
    expect(done.toSorted()).to.deep.equal(jobs.map(({ name }) => name).toSorted());
    expect(done.slice(-2)).to.deep.equal(["clock", "other clock"]);
    expect([...beside.values()]).to.deep.equal([2, 2, 2, 2, 1, 1]);
  });

  it("stop with the job that failed", async () => {
    const failing = runJobs(
      jobs,
      ({ name }) => (name === "b" ? Promise.reject(new Error("no data")) : Promise.resolve({ rows: [], seconds: 0 })),
      () => undefined,
    );
    const error = await failing.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(Error).with.property("message", "no data");
  });
});
