import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import { useFormats } from "../i18n/useFormats.ts";
import { useText } from "../i18n/useText.ts";
import { groupName } from "./groupName.ts";
import type { Words } from "./Words.ts";

interface TagGroup {
  bit: number;
  en: string;
  zh: string;
}

/** Words for rules in the active language, a currency, and a shop's product groups. */
export function useWords(currency: string, tagGroups: readonly TagGroup[] = []): Words {
  const t = useText();
  const f = useFormats(currency);
  const { i18n } = useLingui();
  const language = i18n.locale === "zh" ? "zh" : "en";
  return useMemo(() => {
    const groups = tagGroups.map(({ bit, [language]: name }) => ({ bit, name }));
    return { t, f, group: (selector) => groupName(selector, groups, t) };
  }, [t, f, tagGroups, language]);
}
