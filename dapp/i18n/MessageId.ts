import type { en } from "./en.ts";

/** The messages there are; every language has all of them. */
export type MessageId = keyof typeof en;
