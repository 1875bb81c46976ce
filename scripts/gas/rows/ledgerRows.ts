import { keyOf } from "../keyOf.ts";
import type { Row } from "../Row.ts";

/** Points that move without a claim. */
export const ledgerRows: readonly Row[] = [
  {
    name: "mint.existing",
    what: "a campaign mints within its budget to a member who has points; the campaign is the sender",
    measure: async ({ lab, program, campaignAddress, member }) => {
      const sender = await lab.ethers.getImpersonatedSigner(campaignAddress);
      return lab.send(() => program.connect(sender).mint(member, 25));
    },
  },
  {
    name: "transfer.new",
    what: "a member sends a part of their points to somebody who never had any",
    measure: ({ lab, program }) => lab.send(() => program.connect(lab.holder).transfer(keyOf("newcomer").address, 100)),
  },
  {
    name: "burn",
    what: "a member burns a part of their points",
    measure: ({ lab, program }) => lab.send(() => program.connect(lab.holder).burn(100)),
  },
];
