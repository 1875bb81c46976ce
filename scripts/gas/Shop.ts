import type { Address } from "viem";
import type { Program, Promotion } from "../../types/ethers-contracts/index.ts";
import type { Lab } from "./Lab.ts";

/** A program in its third epoch, with keys, a campaign and members: where every row begins. */
export interface Shop {
  readonly lab: Lab;
  readonly program: Program;
  readonly programAddress: Address;
  /** The implementation that promotions are clones of. */
  readonly implementation: Address;
  /** The everyday promotion of five rules, with a mint budget of which a part is used. */
  readonly campaign: Promotion;
  readonly campaignAddress: Address;
  /** A member whose points were claimed in this epoch. */
  readonly member: Address;
}
