import type { Server } from "node:http";
import type { Express } from "express";
import { BackendError } from "./BackendError.ts";

/**
 * Listens on loopback.
 * @param port 0 = any free one
 * @throws BackendError PortTaken
 */
export function listen(app: Express, port: number): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, "127.0.0.1", (error) => {
      if (error === undefined) {
        const address = server.address();
        resolve({ server, port: typeof address === "object" && address !== null ? address.port : port });
        return;
      }
      const isTaken = "code" in error && error.code === "EADDRINUSE";
      reject(
        new BackendError(
          "PortTaken",
          isTaken
            ? `Port ${port} on 127.0.0.1 is taken by another program. Stop that program, or choose another port.`
            : `Cannot listen on 127.0.0.1:${port}: ${error.message}. Choose another port.`,
          { cause: error },
        ),
      );
    });
  });
}
