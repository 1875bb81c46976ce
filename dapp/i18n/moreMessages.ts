import { i18n } from "@lingui/core";
import type { Locale } from "./locale.ts";

const more: Record<Locale, Record<string, string>> = { en: {}, zh: {} };

/** Messages of pages that are loaded when they are opened, beside those that every page has. */
export const moreMessages = {
  of: (locale: Locale): Readonly<Record<string, string>> => more[locale],

  /** Adds them in every language; the active one speaks them at once. */
  add(catalogs: Record<Locale, Readonly<Record<string, string>>>): void {
    Object.assign(more.en, catalogs.en);
    Object.assign(more.zh, catalogs.zh);
    const active: Locale = i18n.locale === "zh" ? "zh" : "en";
    i18n.load(active, more[active]);
  },
};
