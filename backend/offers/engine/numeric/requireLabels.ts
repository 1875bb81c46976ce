import { requireFinite } from "./requireFinite.ts";
import { requireVaried } from "./requireVaried.ts";
import { EngineError } from "./EngineError.ts";

/** Refuses labels other than 0 and 1, and labels with only one of the two. @throws EngineError. */
export function requireLabels(labels: ArrayLike<number>, name = "labels"): void {
  requireFinite(labels, name, 2);
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== 0 && labels[i] !== 1) {
      throw new EngineError("Range", `${name}[${i}] is ${labels[i]}: labels are 0 or 1`);
    }
  }
  requireVaried(labels, name);
}
