import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { size } from "viem";
import { evmnet, quicknet, verifyBeacon } from "#sdk";
import { fetchRound } from "../../../backend/draws/fetchRound.ts";
import evmnetVectors from "../../support/vectors/evmnet.json" with { type: "json" };
import quicknetVectors from "../../support/vectors/quicknet.json" with { type: "json" };

/** A server of drand's HTTP interface that has one round, or lies about it. */
function serve(path: string, body: object): Promise<Server> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === path ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describe("fetchRound", () => {
  for (const [network, vectors] of [
    [evmnet, evmnetVectors],
    [quicknet, quicknetVectors],
  ] as const) {
    const [beacon] = vectors.beacons;
    const path = `/${vectors.chainHash}/public/${beacon!.round}`;

    it(`takes a real round of ${network.name}, past servers that are silent or lie`, async () => {
      const wrong = { ...beacon!, signature: beacon!.signature.replace(/^../, "00") };
      const servers = await Promise.all([serve(path, wrong), serve(path, beacon!)]);
      const urls = ["http://127.0.0.1:9", ...servers.map(urlOf)];
      const signature = await fetchRound(urls, network, beacon!.round);
      expect(verifyBeacon(network, beacon!.round, signature!)).to.equal(true);
      expect(size(signature!)).to.equal(network === evmnet ? 64 : 96);
      expect(await fetchRound(urls.slice(0, 2), network, beacon!.round)).to.equal(undefined);
      for (const server of servers) server.close();
    });
  }
});
