import { useMemo } from "react";
import { createClient, http, type Client } from "viem";

/** A client of the node at `rpcUrl`, the same one until the URL changes. */
export function useNodeClient(rpcUrl: string): Client {
  return useMemo(() => createClient({ transport: http(rpcUrl, { retryCount: 1, batch: true }) }), [rpcUrl]);
}
