import type { Address, Hex } from "viem";
import type { Bilingual } from "./Bilingual.ts";

/** A personal offer and the proof that it was in the committed batch. */
export interface Offer {
  campaign: Address;
  rule: number;
  audience: number;
  batch: number;
  /** The personal value (0 = the rule's own). */
  value: number;
  /** Unix seconds, half-open. */
  from: number;
  until: number;
  salt: Hex;
  proof: Hex[];
  root: Hex;
  reason: Bilingual;
}
