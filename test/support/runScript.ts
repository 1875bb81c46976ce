import { execFile } from "node:child_process";

/** What a command printed, and how it ended. */
export type ScriptRun = { status: number; stdout: string; stderr: string };

/** Runs a script in a process of its own, as its npm command does. */
export function runScript(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ScriptRun> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      },
    );
  });
}
