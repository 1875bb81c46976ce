import { setTimeout as sleep } from "node:timers/promises";

/** Asks again until `look` gives something other than undefined; fails after some seconds. */
export async function eventually<T>(look: () => Promise<T | undefined>, seconds = 10): Promise<T> {
  const until = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`not seen within ${seconds} s`);
    await sleep(50);
  }
}
