import { allocation } from "./jobs/allocation.ts";
import { decisionLatency } from "./jobs/decisionLatency.ts";
import { elasticity } from "./jobs/elasticity.ts";
import type { BenchJob } from "./BenchJob.ts";
import { experiments } from "./jobs/experiments.ts";
import { intermittentDemand } from "./jobs/intermittentDemand.ts";
import { lifetime } from "./jobs/lifetime.ts";
import { nextBasket } from "./jobs/nextBasket.ts";
import { plans } from "./jobs/plans.ts";
import { purchase } from "./jobs/purchase.ts";
import { redemption } from "./jobs/redemption.ts";
import { segments } from "./jobs/segments.ts";
import { uplift } from "./jobs/uplift.ts";

/** Every job, in the order in which they run. */
export const jobs: readonly BenchJob[] = [
  lifetime,
  nextBasket,
  redemption,
  purchase,
  uplift,
  intermittentDemand,
  elasticity,
  allocation,
  decisionLatency,
  segments,
  experiments,
  plans,
];
