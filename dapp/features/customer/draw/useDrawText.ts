import { useLingui } from "@lingui/react";
import { useCallback } from "react";
import { drawEn } from "../../../i18n/draw/en.ts";
import { drawZh } from "../../../i18n/draw/zh.ts";
import type { MessageId } from "../../../i18n/MessageId.ts";
import { moreMessages } from "../../../i18n/moreMessages.ts";

moreMessages.add({ en: drawEn, zh: drawZh });

/** Looks messages up, those of draws too. */
export type DrawText = (id: keyof typeof drawEn | MessageId, values?: Record<string, string | number>) => string;

/** As `useText`, on the pages of draws. */
export function useDrawText(): DrawText {
  const { i18n } = useLingui();
  const { locale } = i18n;
  // The locale is what makes the same i18n object say something else.
  return useCallback((id, values) => (locale ? i18n._(id, values) : ""), [i18n, locale]);
}
