import { useMerchant } from "./useMerchant.ts";

/** The snapshot of the newest batch of offers; null when there is none. */
export function useNewestBatch<Snapshot>(): { snapshot: Snapshot | null; isKnown: boolean; error: Error | null } {
  const list = useMerchant<{ items: { id: number }[] }>("v1/offer-batches");
  const newest = list.data?.items[0];
  const batch = useMerchant<{ snapshot: Snapshot | null }>(newest ? `v1/offer-batches/${newest.id}` : null);
  return {
    snapshot: batch.data?.snapshot ?? null,
    isKnown: list.data !== undefined && (newest === undefined || batch.data !== undefined),
    error: list.error ?? batch.error,
  };
}
