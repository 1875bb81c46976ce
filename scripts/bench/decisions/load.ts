import { Connection } from "./Connection.ts";

/** What a load did; times in milliseconds, from when a request was due, not from when it was sent. */
export type Load = { requests: number; failed: number; perSecond: number; median: number; p99: number; most: number };

/**
 * Sends requests at a fixed rate over some connections, whether or not the server keeps up: a request that has to wait for a free
 * connection waits on the server's account.
 * @param pathOf the path of the n-th request
 */
export async function load(options: {
  port: number;
  pathOf: (n: number) => string;
  token: string;
  perSecond: number;
  connections: number;
  requests: number;
}): Promise<Load> {
  const { port, pathOf, token, perSecond, connections, requests } = options;
  const all = Array.from({ length: connections }, () => new Connection(port, token));
  const free = [...all];
  const times = new Float64Array(requests);
  const start = performance.now() + 50;
  const dueAt = (n: number): number => start + (n * 1000) / perSecond;
  let [sent, answered, failed] = [0, 0, 0];
  await new Promise<void>((resolve) => {
    const sendDue = (): void => {
      while (free.length > 0 && sent < requests && dueAt(sent) <= performance.now()) ask(free.pop()!, sent++);
    };
    const ask = (connection: Connection, n: number): void => {
      void connection.ask(pathOf(n)).then((isDone) => {
        times[n] = performance.now() - dueAt(n);
        if (!isDone) failed++;
        free.push(connection);
        if (++answered < requests) return sendDue();
        clearInterval(timer);
        resolve();
      });
    };
    const timer = setInterval(sendDue, 1);
  });
  const seconds = (performance.now() - start) / 1000;
  for (const connection of all) connection.close();
  times.sort();
  const at = (share: number): number => times[Math.min(requests - 1, Math.floor(share * requests))]!;
  return { requests, failed, perSecond: requests / seconds, median: at(0.5), p99: at(0.99), most: at(1) };
}
