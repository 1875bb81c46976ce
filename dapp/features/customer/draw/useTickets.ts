import { useQuery } from "@tanstack/react-query";
import type { Address, Hex } from "viem";
import { request } from "../../../api/request.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { keepTickets, type KeptTickets } from "./ticketStore.ts";

/** Tickets of an order, or of a free entry. */
export interface TicketOrder {
  source: string;
  tickets: number;
  finalAt: number;
}

/** Somebody's tickets in one draw, as the shop has them. */
export interface Tickets extends Pick<KeptTickets, "tickets" | "receipt" | "entry"> {
  draw: Hex;
  orders: TicketOrder[];
  pending: TicketOrder[];
}

/**
 * The tickets of an account, or of a claim key; what proves them is kept on this device.
 * @param kind which of them `account` is
 */
export function useTickets(account: Address | undefined, kind: "accounts" | "claim-keys" = "accounts") {
  const { chainId } = useShop();
  return useQuery({
    queryKey: ["tickets", chainId, kind, account],
    queryFn: async ({ signal }) => {
      const { items } = await request<{ items: Tickets[] }>(`v1/${kind}/${account}/tickets`, { signal });
      const seen = items.map(({ draw, tickets, receipt, entry }) => ({ draw, tickets, receipt, entry }));
      const seenAt = Math.floor(Date.now() / 1000);
      keepTickets(seen.map((kept) => ({ ...kept, chainId, account: account!, seenAt })));
      return items;
    },
    enabled: account !== undefined,
    refetchInterval: 20_000,
  });
}
