import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Page } from "../../../api/Page.ts";
import type { Product } from "../../../api/Product.ts";
import { request } from "../../../api/request.ts";

/** The catalogue, page by page, most sold first; narrowed by words and by a product group (a bit of the tags). */
export function useProducts(search: string, group: number | null) {
  return useInfiniteQuery({
    queryKey: ["products", search, group],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: "24" });
      if (search) query.set("search", search);
      if (group !== null) query.set("tag", String(group));
      if (pageParam) query.set("cursor", pageParam);
      return request<Page<Product>>(`v1/products?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
