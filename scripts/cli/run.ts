/** An error whose message is meant for the person at the keyboard: what is wrong, and what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Runs a command: a mistake of the user ends with one line and status 1, a mistake of ours with its trace. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (cause) {
    console.error(cause instanceof UsageError ? `Error: ${cause.message}` : cause);
    process.exitCode = 1;
  }
}
