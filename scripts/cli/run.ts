import { BaseError } from "viem";

/** An error whose message is meant for the person at the keyboard: what is wrong, and what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Runs a command: a mistake of the user or the world ends with its sentence and status 1, ours with the trace. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (cause) {
    const sentence = sentenceOf(cause);
    console.error(sentence ? `Error: ${sentence}` : cause);
    process.exitCode = 1;
  }
}

function sentenceOf(cause: unknown): string | undefined {
  if (cause instanceof UsageError) return cause.message;
  // What the chain said; viem adds the call, links and its version.
  if (cause instanceof BaseError) {
    const [said = cause.shortMessage] = cause.message.split(
      /\n\s*(?:Contract Call|Request Arguments|URL|Docs|Version):/,
    );
    return said.trim().replaceAll(/\s*\n\s*/g, " ");
  }
  // The errors of the backend and of the system have a code and a message for people.
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.message;
  return undefined;
}
