import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import { type Formats, formats } from "./formats.ts";
import { NO_CURRENCY } from "./noCurrency.ts";

/** The formats of the active language. */
export function useFormats(currency = NO_CURRENCY): Formats {
  const { i18n } = useLingui();
  return useMemo(() => formats(i18n.locale, currency), [i18n.locale, currency]);
}
