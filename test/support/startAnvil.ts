import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { JsonRpcProvider } from "ethers";

/** A chain of its own, with reorganisations; listens on loopback. */
export interface Anvil {
  rpcUrl: string;
  provider: JsonRpcProvider;
  stop: () => Promise<void>;
}

/** A port that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function binary(): string {
  const platform = process.platform === "win32" ? "win32" : process.platform;
  const folder = `@foundry-rs/anvil-${platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
  const manifest = createRequire(import.meta.url).resolve(`${folder}/package.json`);
  return join(dirname(manifest), "bin", "anvil");
}

/** Starts anvil; a transaction is mined at once. */
export async function startAnvil(options: { port?: number } = {}): Promise<Anvil> {
  const port = options.port ?? (await freePort());
  const child = spawn(binary(), ["--host", "127.0.0.1", "--port", String(port), "--silent"], { stdio: "ignore" });
  const ended = once(child, "exit");
  const rpcUrl = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    provider.destroy();
    child.kill("SIGKILL");
    await ended;
  };
  const provider = new JsonRpcProvider(rpcUrl, 31_337, { staticNetwork: true, cacheTimeout: -1, pollingInterval: 50 });
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await fetch(rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
    }).catch(() => undefined);
    if (answer?.ok === true) return { rpcUrl, provider, stop };
    await sleep(50);
  }
  await stop();
  throw new Error("anvil did not start");
}
