import type { Implementation } from "./Implementation.ts";
import { jsonRulesEngine } from "./implementations/jsonRulesEngine.ts";
import { medusa } from "./implementations/medusa.ts";
import { twin } from "./implementations/twin.ts";

/** Ours first: the others are compared with it. */
export const implementations: readonly Implementation[] = [twin, jsonRulesEngine, medusa];
