import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** Everything a chain needs once: the campaign code that merchants may launch, and the factory that lists it. */
export default buildModule("Bonafide", (m) => {
  const termsCodec = m.contract("TermsCodec");
  const promotion = m.contract("Promotion", [termsCodec]);
  const factory = m.contract("ProgramFactory", [[promotion]]);
  return { promotion, factory };
});
