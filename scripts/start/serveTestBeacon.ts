import { createServer } from "node:http";
import { type BeaconNetwork, roundTime, signRound } from "#sdk";
import { sha256 } from "viem";

/** A development beacon, on loopback. */
export type TestBeaconServer = { url: string; close: () => Promise<void> };

/**
 * Publishes the rounds of a development beacon the way drand's servers do: GET /{hash of the key}/public/{round}, once its
 * time has come.
 * @param options.now the time in Unix seconds; this machine's when absent
 */
export async function serveTestBeacon(options: {
  secretKey: bigint;
  network: BeaconNetwork;
  now?: () => Promise<number>;
}): Promise<TestBeaconServer> {
  const { secretKey, network, now = () => Promise.resolve(Date.now() / 1000) } = options;
  const prefix = `/${sha256(network.publicKey).slice(2)}/public/`;
  const answer = async (path: string): Promise<object | undefined> => {
    const round = path.startsWith(prefix) ? Number(path.slice(prefix.length)) : 0;
    if (!Number.isSafeInteger(round) || round < 1 || roundTime(network, round) > (await now())) return undefined;
    const signature = signRound(secretKey, round);
    return { round, randomness: sha256(signature).slice(2), signature: signature.slice(2) };
  };
  const server = createServer((request, response) => {
    void answer(request.url ?? "")
      .catch(() => undefined)
      .then((body) => {
        response.writeHead(body ? 200 : 404, { "content-type": "application/json" });
        response.end(JSON.stringify(body ?? { error: "no such round yet" }));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
