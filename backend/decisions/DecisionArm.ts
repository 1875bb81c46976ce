/** Something that could be decided for a customer; money in minor units. */
export type DecisionArm = {
  /** The committed offer, or null for offering nothing. */
  offer: { rule: number; audience: number; value: number } | null;
  /** What it is expected to earn after its cost. */
  worthMinor: number;
  /** Most it can cost. */
  worstCaseMinor: number;
};
