import { useLingui } from "@lingui/react";

/** The words of a page that is loaded by itself, in both languages; `{name}` stands for a value. */
export type LocalWords<Id extends string> = Record<"en" | "zh", Record<Id, string>>;

/** Looks up the words of a page that brings its own, so that nobody loads them who does not open it. */
export function useLocalText<Id extends string>(words: LocalWords<Id>) {
  const { i18n } = useLingui();
  const active = words[i18n.locale === "zh" ? "zh" : "en"];
  return (id: Id, values: Record<string, string | number> = {}): string =>
    active[id].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
