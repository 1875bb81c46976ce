import type { Formats } from "../i18n/formats.ts";
import type { Text } from "../i18n/useText.ts";

/** What it takes to say something about a rule in the active language. */
export interface Words {
  t: Text;
  f: Formats;
  /** The lines a selector means, as a customer would call them. */
  group: (selector: bigint) => string;
}
