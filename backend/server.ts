import { readConfig } from "./config.ts";
import { describeError } from "./http/describeError.ts";
import { startBackend } from "./startBackend.ts";

try {
  const backend = await startBackend(readConfig(process.env));
  const stop = (): void => {
    void backend.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  process.stderr.write(`${describeError(error).message}\n`);
  process.exitCode = 1;
}
