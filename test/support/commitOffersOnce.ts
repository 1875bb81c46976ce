import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BackendOptions } from "../../backend/BackendOptions.ts";
import { startBackend } from "../../backend/startBackend.ts";

/** The program that a test runs in a process of its own, to kill it: it commits one batch and prints each step. */
async function commitOffersOnce(file = ""): Promise<void> {
  const { options, request } = JSON.parse(readFileSync(file, "utf8")) as {
    options: BackendOptions;
    request: Parameters<Awaited<ReturnType<typeof startBackend>>["commitOffers"]>[0];
  };
  const backend = await startBackend(options);
  await backend.commitOffers({ ...request, onProgress: (step) => void process.stdout.write(`${step}\n`) });
  await backend.close();
}

// Hardhat loads every file of the tests, also this one.
if (process.argv[1] === fileURLToPath(import.meta.url)) await commitOffersOnce(process.argv[2]);
