import { auc } from "../../../backend/offers/engine/measure/auc.ts";
import { bootstrapInterval } from "../../../backend/offers/engine/measure/bootstrapInterval.ts";

/** AUC of `scores`, or its gain over `against`, with a bootstrap interval over rows. */
export function aucInterval(scores: Float64Array, labels: Float64Array, against?: Float64Array) {
  return bootstrapInterval(
    labels.length,
    (rows) => {
      const picked = Float64Array.from(rows, (i) => labels[i]!);
      const value = auc(
        Float64Array.from(rows, (i) => scores[i]!),
        picked,
      );
      if (!against) return value;
      const other = Float64Array.from(rows, (i) => against[i]!);
      return value - auc(other, picked);
    },
    { seed: 42, rounds: 300 },
  );
}
