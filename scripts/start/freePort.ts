import { createServer } from "node:net";
import { UsageError } from "../cli/run.ts";

/**
 * A port of loopback that nobody listens on.
 * @param port 0 picks one
 * @param option how to choose another one on the command line
 * @throws UsageError when the port is taken
 */
export function freePort(port: number, option: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE";
      reject(taken ? new UsageError(`Port ${port} is taken. Choose another one with ${option}.`, { cause }) : cause);
    });
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
