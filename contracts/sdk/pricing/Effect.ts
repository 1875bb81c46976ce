/** What a rule does to the basket before any cap. */
export class Effect {
  /** Minor units, points or tickets. */
  uncapped = 0;
  uses = 0;
  /** Shares of the discount by line, for the lines of `selector`, and their sum. */
  selector = 0;
  weight: Float64Array;
  totalWeight = 0;
  /** For the weights of kinds that work them out line by line. */
  readonly scratch: Float64Array;

  constructor(lines: number) {
    this.scratch = new Float64Array(lines);
    this.weight = this.scratch;
  }
}
