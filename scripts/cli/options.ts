import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { getAddress, isAddress, type Address } from "viem";
import { UsageError } from "./run.ts";

/** The arguments of a command; an unknown one is refused with the usage. */
export function readOptions<const T extends ParseArgsOptionsConfig>(options: T, usage: string, args?: string[]) {
  try {
    return parseArgs({ options, allowPositionals: true, ...(args ? { args } : {}) });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${usage}`, { cause });
  }
}

export function requiredOption(value: string | undefined, name: string, usage: string): string {
  if (value === undefined || value === "") throw new UsageError(`--${name} is missing.\n\n${usage}`);
  return value;
}

export function addressOption(value: string | undefined, name: string, usage: string): Address {
  const text = requiredOption(value, name, usage);
  if (!isAddress(text, { strict: false }))
    throw new UsageError(`--${name} ${text} is not an address (0x and 40 hexadecimal digits).`);
  return getAddress(text);
}

export function urlOption(value: string | undefined, name: string, usage: string): string {
  const text = requiredOption(value, name, usage);
  if (!/^(https?|wss?):\/\//.test(text) || !URL.canParse(text))
    throw new UsageError(`--${name} ${text} is not a URL such as http://127.0.0.1:8545.`);
  return text;
}

export function wholeNumberOption(value: string | undefined, name: string, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least)
    throw new UsageError(`--${name} ${value} is not a whole number of at least ${least}.`);
  return number;
}
