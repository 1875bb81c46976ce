import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { request } from "../../api/request.ts";

/** The merchant's token, in memory only. */
export const MerchantToken = createContext("");

/** Something that only the merchant may read. @param path below the page's address; null: not yet */
export function useMerchant<T>(path: string | null) {
  const token = useContext(MerchantToken);
  return useQuery({
    queryKey: ["merchant", path, token],
    enabled: path !== null,
    retry: 0,
    queryFn: ({ signal }) => request<T>(path!, { signal, headers: { authorization: `Bearer ${token}` } }),
  });
}
