/** An event as it came, with its place in the request, counted from 1. */
export type ReceivedEvent = { line: number; value: unknown } | { line: number; broken: string };
