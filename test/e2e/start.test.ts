import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { get } from "../support/orderOnce.ts";

type Config = { program: string; campaigns: { address: string }[] };

/** Runs the start command as a person would, on free ports. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ["scripts/start/main.ts", "--port", "0", "--chain-port", "0", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", () => {
      const [found] = /^http:\S+$/m.exec(output) ?? [];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`npm start ended:\n${output}`)));
  });
  url.catch(() => undefined);
  return { child, url, ended, output: () => output };
}

async function stop({ child, ended }: { child: ChildProcess; ended: Promise<number | null> }, signal: NodeJS.Signals) {
  child.kill(signal);
  return ended;
}

describe("npm start", function () {
  this.timeout(240_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "bonafide-start-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("keeps chain and database in --data, and refuses a second start on it", async () => {
    const first = start("--data", folder);
    const before = await get<Config>(`${await first.url}/v1/config`);

    const second = start("--data", folder);
    expect(await second.ended).to.equal(1);
    expect(second.output()).to.match(/in use by process \d+/);

    expect(await stop(first, "SIGINT")).to.equal(0);
    const again = start("--data", folder);
    const after = await get<Config>(`${await again.url}/v1/config`);
    expect(after.program).to.equal(before.program);
    expect(after.campaigns).to.deep.equal(before.campaigns);
    expect(again.output()).to.include("Restoring the local chain").and.not.include("Deploying");
    expect(await stop(again, "SIGTERM")).to.equal(0);
  });

  it("begins anew after a start that was killed before it was ready", async () => {
    const killed = start("--data", folder);
    await new Promise<void>((resolve) => {
      killed.child.stdout?.on("data", () => killed.output().includes("Creating the loyalty program") && resolve());
    });
    await stop(killed, "SIGKILL");
    const again = start("--data", folder);
    await again.url;
    expect(again.output()).to.include("Deploying the contracts");
    await stop(again, "SIGINT");
  });

  it("says what to do when a port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    for (const option of ["--port", "--chain-port"]) {
      const run = start(option, String(port));
      expect(await run.ended).to.equal(1);
      expect(run.output())
        .to.match(new RegExp(`${port} is taken`))
        .and.to.include(option);
    }
    other.close();
  });

  it("refuses an orders file that is not there", async () => {
    const run = start("--orders", join(folder, "none.csv"));
    expect(await run.ended).to.equal(1);
    expect(run.output()).to.match(/There is no file .*none\.csv/);
  });
});
