import type { RunningBackend } from "../../backend/startBackend.ts";
import type { Progress } from "./Progress.ts";

type Request = Parameters<RunningBackend["commitOffers"]>[0];

/** Lets the engine choose a batch of offers and commits it on chain, with progress. */
export function makeOffers(progress: Progress, backend: RunningBackend, request: Request) {
  return progress.step(
    "Choosing offers and committing them on chain",
    (onProgress) => backend.commitOffers({ ...request, onProgress }),
    ({ offers, snapshot, root }) => `${offers} offers, ${snapshot.holdout.customers} customers held out, root ${root}`,
  );
}
