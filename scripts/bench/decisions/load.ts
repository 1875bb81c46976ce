import { Agent, request } from "node:http";

/** What a load did; times in milliseconds, from when a request was due, not from when it was sent. */
export type Load = { requests: number; failed: number; perSecond: number; median: number; p99: number; most: number };

function ask(agent: Agent, url: string, token: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode === 200));
    });
    call.on("error", () => resolve(false)).end();
  });
}

/**
 * Sends requests at a fixed rate over some connections, whether or not the server keeps up: a request that has to wait for a free
 * connection waits on the server's account.
 * @param urlOf the address of the n-th request
 */
export async function load(options: {
  urlOf: (n: number) => string;
  token: string;
  perSecond: number;
  connections: number;
  requests: number;
}): Promise<Load> {
  const { urlOf, token, perSecond, connections, requests } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: "fifo" });
  const times = new Float64Array(requests);
  let failed = 0;
  const start = performance.now() + 50;
  const dueAt = (n: number): number => start + (n * 1000) / perSecond;
  const open: Promise<void>[] = [];
  for (let sent = 0; sent < requests;) {
    for (; sent < requests && dueAt(sent) <= performance.now(); sent++) {
      const n = sent;
      open.push(
        ask(agent, urlOf(n), token).then((isDone) => {
          times[n] = performance.now() - dueAt(n);
          if (!isDone) failed++;
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(open);
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  times.sort();
  const at = (share: number): number => times[Math.min(requests - 1, Math.floor(share * requests))]!;
  return { requests, failed, perSecond: requests / seconds, median: at(0.5), p99: at(0.99), most: at(1) };
}
