import { pino, type Logger } from "pino";

/** Where log lines go. */
export type LogOutput = { write(line: string): unknown };

const secretNames = new Set([
  "authorization",
  "privateKey",
  "signature",
  "consent",
  "token",
  "password",
  "salt",
  "databaseUrl",
]);

/** Deeper than this nobody logs on purpose. */
const DEEPEST = 5;

/** Fields without what their names say is secret. Every line of the log comes by here: what is plain is not copied. */
function redact(fields: object, depth = 0): object {
  const entries = Object.entries(fields) as [string, unknown][];
  const isDeep = (value: unknown): value is object => typeof value === "object" && value !== null;
  if (entries.every(([name, value]) => !secretNames.has(name) && !isDeep(value))) return fields;
  if (depth === DEEPEST) return {};
  const clean = entries.map(([name, value]) => {
    if (secretNames.has(name)) return [name, "[redacted]"] as const;
    return [name, isDeep(value) ? redact(value, depth + 1) : value] as const;
  });
  return Array.isArray(fields) ? clean.map(([, value]) => value) : Object.fromEntries(clean);
}

/**
 * A logger that writes JSON lines. Beside the usual redaction of fields by name, every line is searched for the secrets this process
 * knows, so that not even an error message of a library can carry one out.
 * @param secrets private keys, tokens, connection strings
 */
export function createLogger(options: { level: string; secrets: readonly string[]; output?: LogOutput }): Logger {
  const output = options.output ?? process.stdout;
  const secrets = options.secrets
    .filter((secret) => secret.length >= 8)
    .flatMap((secret) => [secret, secret.replace(/^0x/, "")]);
  const filtered = {
    write(line: string): void {
      output.write(secrets.reduce((text, secret) => text.replaceAll(secret, "[redacted]"), line));
    },
  };
  return pino(
    { level: options.level, base: null, formatters: { log: (fields) => redact(fields) as Record<string, unknown> } },
    filtered,
  );
}
