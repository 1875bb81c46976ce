/** What a decision was made with; together with the arms it can be made again. */
export type DecisionVersions = {
  /** How arms are chosen among. */
  policy: string;
  /** Root of the batch: which candidates, with which values. */
  batch: string;
};
