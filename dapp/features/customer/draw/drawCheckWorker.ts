import { checkDraw, type DrawCheckProgress, type DrawCheckRequest } from "./checkDraw.ts";
import type { DrawCheckResult } from "./DrawCheckResult.ts";

/** What the worker says: how far it is, and at last what it found or why it could not. */
export type DrawCheckAnswer =
  | { kind: "progress"; progress: DrawCheckProgress }
  | { kind: "done"; result: DrawCheckResult }
  | { kind: "failed"; why: string };

const answer = (message: DrawCheckAnswer): void => postMessage(message);

// A check of a long list takes seconds: here it never stops the page. Ending the worker cancels it.
addEventListener("message", (event: MessageEvent<DrawCheckRequest>) => {
  checkDraw(event.data, (progress) => answer({ kind: "progress", progress })).then(
    (result) => answer({ kind: "done", result }),
    (error: unknown) => {
      const said = error instanceof Error && "shortMessage" in error ? error.shortMessage : error;
      answer({ kind: "failed", why: said instanceof Error ? said.message : String(said) });
    },
  );
});
