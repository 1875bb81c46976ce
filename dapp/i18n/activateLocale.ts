import { i18n } from "@lingui/core";
import type { Locale } from "./locale.ts";
import { moreMessages } from "./moreMessages.ts";

/** Loads a language's messages and shows the page in it. */
export async function activateLocale(locale: Locale): Promise<void> {
  const messages = locale === "zh" ? (await import("./zh.ts")).zh : (await import("./en.ts")).en;
  i18n.loadAndActivate({ locale, messages: { ...messages, ...moreMessages.of(locale) } });
  document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
}
