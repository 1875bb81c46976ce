import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { campaignCode } from "./campaignCode.ts";

/** Everything a chain needs once: the campaign code that merchants may launch, and the factory that lists it. */
export default buildModule("Bonafide", (m) => {
  const { promotion, draw } = campaignCode(m);
  const factory = m.contract("ProgramFactory", [[promotion, draw]]);
  return { promotion, draw, factory };
});
