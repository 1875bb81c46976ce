import type { AddCheck } from "./auditDraw.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";

/** Whose code it is that promises all this. */
export function auditOrigin(evidence: DrawEvidence, add: AddCheck): void {
  const { implementation, program, launch, launchedAt, record } = evidence;
  const strange = Object.entries(evidence.publishedCode).filter(([, ok]) => !ok);
  add(
    "The contracts run the published code",
    strange.length === 0,
    strange.length === 0
      ? `draw ${implementation}, beacon ${record.beacon}, program ${program}, factory ${record.factory}`
      : `unknown code: ${strange.map(([name]) => name).join(", ")}`,
  );
  const { listed } = record;
  add(
    "The factory lists the program and the draw's code",
    listed.program && listed.implementation,
    `program ${listed.program ? "listed" : "NOT listed"}, implementation ${listed.implementation ? "listed" : "NOT listed"}`,
  );
  add(
    "The program launched this draw, and its terms carry that time",
    launch !== undefined && launch.at === launchedAt && launch.implementation === implementation,
    launch === undefined
      ? "the program has no CampaignLaunched event for this address"
      : `campaign number ${launch.number} of the program, launched ${new Date(launch.at * 1000).toISOString()}`,
  );
}
