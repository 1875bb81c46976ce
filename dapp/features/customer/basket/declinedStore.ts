import { stored } from "../../../ui/stored.ts";

/** Audiences whose offer the customer does not want to use in this basket. */
export const declinedStore = stored<readonly number[]>("bonafide.declined", [], (value) =>
  Array.isArray(value) && value.every((audience) => typeof audience === "number") ? value : null,
);
