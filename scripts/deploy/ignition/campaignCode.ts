import type { IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";

/** The campaign code that any merchant may launch. `Draw` brings its drand beacons itself. */
export function campaignCode(m: IgnitionModuleBuilder) {
  const promotion = m.contract("Promotion", [m.contract("TermsCodec")]);
  const draw = m.contract("Draw");
  return { promotion, draw };
}
