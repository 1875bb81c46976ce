import { useLingui } from "@lingui/react";
import { useCallback } from "react";
import type { MessageId } from "./MessageId.ts";

/** Looks messages up in the active language. */
export type Text = (id: MessageId, values?: Record<string, string | number>) => string;

/** The messages of the active language; the component renders again when it changes. */
export function useText(): Text {
  const { i18n } = useLingui();
  const { locale } = i18n;
  // The locale is what makes the same i18n object say something else.
  return useCallback((id, values) => (locale ? i18n._(id, values) : ""), [i18n, locale]);
}
