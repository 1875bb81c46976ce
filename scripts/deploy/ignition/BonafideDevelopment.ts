import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { campaignCode } from "./campaignCode.ts";

/** As `Bonafide`, and draws under a beacon whose key somebody holds: for a chain on which nothing is worth anything. */
export default buildModule("BonafideDevelopment", (m) => {
  const { promotion, draw } = campaignCode(m);
  const beacon = m.contract("TestBeacon", [
    m.getParameter("publicKey"),
    m.getParameter("genesisAt"),
    m.getParameter("periodSeconds"),
  ]);
  const testDraw = m.contract("TestDraw", [beacon]);
  const factory = m.contract("ProgramFactory", [[promotion, draw, testDraw]]);
  return { promotion, draw, beacon, testDraw, factory };
});
