import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lockFolder } from "../../backend/store/lockFolder.ts";
import { StoreError } from "../../backend/store/StoreError.ts";
import { developmentMnemonic } from "./developmentKeys.ts";

// The program that `startChain` runs: it ends anvil when its own standard input ends, so that a chain never outlives
// the command that started it, however that command ended.

/** Seconds between two savings of a kept chain: what a power cut may cost. */
const saveIntervalSeconds = 2;

const [port = "0", folder, stateFile] = process.argv.slice(2);
const unlock = folder ? await takeFolder(folder) : undefined;
const anvil = spawn(
  anvilPath(),
  [
    ...["--host", "127.0.0.1", "--port", port, "--silent", "--mnemonic", developmentMnemonic],
    ...(stateFile ? ["--state", stateFile, "--state-interval", String(saveIntervalSeconds)] : []),
  ],
  { stdio: ["ignore", "ignore", "inherit"] },
);
const end = () => anvil.kill("SIGINT");
process.stdin.resume().once("end", end);
// A terminal sends these to everybody; the command that started the chain decides when it ends.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
anvil.once("exit", (code) => {
  unlock?.();
  process.exit(code ?? 1);
});

/** A chain that was told to end a moment ago may still be writing. */
async function takeFolder(path: string): Promise<() => void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return lockFolder(path);
    } catch (cause) {
      if (!(cause instanceof StoreError) || cause.code !== "FolderInUse" || attempt === 100) throw cause;
      await sleep(100);
    }
  }
}

/** The program itself: its launcher in the package would leave it running. */
function anvilPath(): string {
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  const { resolve } = createRequire(createRequire(import.meta.url).resolve("@foundry-rs/anvil/package.json"));
  const manifest = resolve(`@foundry-rs/anvil-${process.platform}-${architecture}/package.json`);
  return join(dirname(manifest), "bin", process.platform === "win32" ? "anvil.exe" : "anvil");
}
