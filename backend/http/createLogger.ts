import { pino, type Logger } from "pino";

/** Where log lines go. */
export type LogOutput = { write(line: string): unknown };

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
  const redact = ["authorization", "privateKey", "signature", "consent", "token", "password", "salt", "databaseUrl"];
  return pino(
    {
      level: options.level,
      base: null,
      redact: {
        paths: [...redact, ...redact.map((name) => `*.${name}`), ...redact.map((name) => `*.*.${name}`)],
        censor: "[redacted]",
      },
    },
    filtered,
  );
}
