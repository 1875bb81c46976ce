import type { Text } from "../i18n/useText.ts";

/** A product group of the shop: a bit of a line's tags and its name in the active language. */
export interface NamedGroup {
  bit: number;
  name: string;
}

/** What a selector means in words: everything, the groups' names, or "selected products" when a group has no name. */
export function groupName(selector: bigint, groups: readonly NamedGroup[], t: Text): string {
  if (selector === 0n) return t("group.everything");
  const bits = Array.from({ length: 64 }, (_, bit) => bit).filter((bit) => (selector >> BigInt(bit)) & 1n);
  const names = bits.map((bit) => groups.find((group) => group.bit === bit)?.name);
  if (names.length > 3 || names.some((name) => name === undefined)) return t("group.selected");
  return names.join(t("group.or"));
}
