import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Address, type EIP1193Provider, stringToHex } from "viem";
import { useConnection } from "wagmi";
import { request } from "../../../api/request.ts";
import type { Known } from "./Known.ts";

type SignIn = { nonce: string; message: string };
type Session = { token: string; customerId: string | null };

/** Bump when the words of the agreement change. */
const WORDING = "behaviour-1";

/** Signs in with the account and speaks for the customer; the token lives as long as the page. */
export function useKnown(account: Address) {
  const { connector } = useConnection();
  const [session, setSession] = useState<Session | null>(null);
  const [known, setKnown] = useState<Known | null>(null);
  const headers = { authorization: `Bearer ${session?.token}` };
  const path = `v1/customers/${session?.customerId}`;

  const load = async ({ token, customerId }: Session): Promise<void> => {
    setKnown(
      await request<Known>(`v1/customers/${customerId}/export`, { headers: { authorization: `Bearer ${token}` } }),
    );
  };
  const signIn = useMutation({
    mutationFn: async () => {
      const { nonce, message } = await request<SignIn>("v1/sign-ins", { method: "POST", body: { account } });
      const wallet = (await connector!.getProvider()) as EIP1193Provider;
      const signature = await wallet.request({ method: "personal_sign", params: [stringToHex(message), account] });
      const opened = await request<Session>("v1/sessions", { method: "POST", body: { nonce, signature } });
      setSession(opened);
      if (opened.customerId !== null) await load(opened);
    },
  });
  const agree = useMutation({
    mutationFn: async () => {
      await request(`${path}/consent`, { method: "PUT", body: { wording: WORDING }, headers });
      await load(session!);
    },
  });
  const withdraw = useMutation({
    mutationFn: async () => {
      const gone = await request<{ deletedEvents: number }>(`${path}/consent`, { method: "DELETE", headers });
      await load(session!);
      return gone.deletedEvents;
    },
  });
  const erase = useMutation({ mutationFn: () => request(path, { method: "DELETE", headers }) });
  return { session, known, signIn, agree, withdraw, erase };
}
