import { useState } from "react";
import { type Address, hashTypedData, type Hex } from "viem";
import { sign } from "viem/accounts";
import { prizeClaimTypedData } from "#sdk/typedData/prizeClaimTypedData";
import { post } from "../../../api/post.ts";
import { useShop } from "../../../shop/ShopContext.tsx";

/** How long the shop may take to send it. */
const DAY = 86_400;

interface Sending {
  sentTo: Address | null;
  isSending: boolean;
  failure: string | null;
}

/**
 * Sends a prize where its winner says: the words are signed here, and the shop only pays for the transaction; it can name no
 * other payee.
 */
export function useClaimPrize(draw: Address, privateKey: Hex, onSent: () => void) {
  const { chainId } = useShop();
  const [sending, setSending] = useState<Sending>({ sentTo: null, isSending: false, failure: null });
  async function claim(prize: number, payee: Address): Promise<void> {
    const deadline = Math.floor(Date.now() / 1000) + DAY;
    const typedData = prizeClaimTypedData({ chainId, draw }, { prize, payee, deadline });
    const signature = await sign({ hash: hashTypedData(typedData), privateKey, to: "hex" });
    await post(`v1/draws/${draw}/prize-claims`, { prize, payee, deadline, signature });
  }
  const send = (prize: number, payee: Address) => {
    setSending({ sentTo: null, isSending: true, failure: null });
    claim(prize, payee).then(
      () => {
        setSending({ sentTo: payee, isSending: false, failure: null });
        onSent();
      },
      (error: unknown) => {
        const failure = error instanceof Error ? error.message : String(error);
        setSending({ sentTo: null, isSending: false, failure });
      },
    );
  };
  return { ...sending, send };
}
