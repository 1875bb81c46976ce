/** Something that changed what a customer has earned, at Unix seconds. */
export type EarnedEvent = { at: number; points: number; kind: "order" | "return"; order: string };
