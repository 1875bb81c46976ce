import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createPublicClient, http } from "viem";
import { freePort } from "./freePort.ts";

/** A chain of this machine, listening on loopback. */
export type LocalChain = {
  rpcUrl: string;
  /** Ends the chain; with a folder, after writing it. */
  stop: () => Promise<void>;
};

/** The file of a kept chain, in its folder. */
const stateFileName = "state.json";

const keeper = fileURLToPath(new URL("chainKeeper.ts", import.meta.url));

/**
 * Starts anvil, an EVM from npm.
 * @param options.port 0 picks a free one
 * @param options.folder keeps the chain there, and goes on with the one it finds there
 * @throws UsageError when the port is taken; Error when the chain does not start
 */
export async function startChain(options: { port: number; folder?: string }): Promise<LocalChain> {
  const port = await freePort(options.port, "--chain-port");
  const state = options.folder ? [options.folder, join(options.folder, stateFileName)] : [];
  const child = spawn(process.execPath, [keeper, String(port), ...state], { stdio: ["pipe", "ignore", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    child.stdin.end();
    return ended;
  };

  const rpcUrl = `http://127.0.0.1:${port}`;
  const client = createPublicClient({ transport: http(rpcUrl, { retryCount: 0 }) });
  for (let attempt = 0; attempt < 300 && child.exitCode === null; attempt++) {
    const answered = await client.getChainId().then(
      () => true,
      () => false,
    );
    if (answered) return { rpcUrl, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`The local chain did not start. ${complaint.trim()}`);
}
