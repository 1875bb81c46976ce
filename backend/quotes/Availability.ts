/** What is left for an account, by rule; a rule without limits is absent. */
export type Availability = {
  left: Readonly<Record<number, number>>;
  /** Of rules with nothing left: when the first live quote that holds uses is over, Unix seconds. */
  heldUntil: Readonly<Record<number, number>>;
  pointsLeft: number;
};
