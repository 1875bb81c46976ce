import { stored } from "./stored.ts";

export type Theme = "system" | "light" | "dark";

/** Light, dark, or whatever the device says. */
export const theme = stored<Theme>("bonafide.theme", "system", (value) =>
  value === "light" || value === "dark" || value === "system" ? value : null,
);
