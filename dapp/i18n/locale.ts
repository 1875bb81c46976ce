import { stored } from "../ui/stored.ts";

export type Locale = "en" | "zh";

const preferred: Locale = globalThis.navigator?.language.startsWith("zh") ? "zh" : "en";

/** The language, remembered on this device; at first the browser's. */
export const locale = stored<Locale>("bonafide.language", preferred, (value) =>
  value === "en" || value === "zh" ? value : null,
);
