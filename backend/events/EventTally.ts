/** Why an event was not taken. */
export type Refusal = { line: number; eventId: string | null; code: string; detail: string };

/** Refusals shown of one request; all are counted. */
const SHOWN = 100;

/** What became of the events of one request. */
export class EventTally {
  received = 0;
  stored = 0;
  repeated = 0;
  refused = 0;
  readonly refusedBy: Record<string, number> = {};
  readonly refusals: Refusal[] = [];

  refuse(refusal: Refusal): void {
    this.refused++;
    this.refusedBy[refusal.code] = (this.refusedBy[refusal.code] ?? 0) + 1;
    if (this.refusals.length < SHOWN) this.refusals.push(refusal);
  }
}
