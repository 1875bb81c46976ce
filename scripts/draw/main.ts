import { readFile, writeFile } from "node:fs/promises";
import { type Hex, isAddress, isHex, size } from "viem";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import { buildSumTree } from "#sdk/draw/buildSumTree";
import { claimKeyEntrant } from "#sdk/draw/claimKeyEntrant";
import { entryAt } from "#sdk/draw/entryAt";
import { hashEntries } from "#sdk/draw/hashEntries";
import { indexOfEntrant } from "#sdk/draw/indexOfEntrant";
import { proveEntry } from "#sdk/draw/proveEntry";
import type { SumTree } from "#sdk/draw/SumTree";
import { SumTreeError } from "#sdk/draw/SumTreeError";
import { RECORD_BYTES } from "#sdk/draw/recordBytes";
import { verifyEntry } from "#sdk/draw/verifyEntry";
import { readOptions, wholeNumberOption } from "../cli/options.ts";
import { run, UsageError } from "../cli/run.ts";
import { loadEntries } from "./loadEntries.ts";
import { proofFile } from "./proofFile.ts";
import { withSumTreeThreads } from "./withSumTreeThreads.ts";

const USAGE = `usage:
  npm run -s draw -- build LIST [--out FILE]            root, total, count and data hash of a list; FILE gets its records
  npm run -s draw -- prove LIST (--entrant X | --key X | --index N) [--out FILE]
                                                        the proof of one entry, as JSON
  npm run -s draw -- verify PROOF [--root 0x..] [--total N]
                                                        checks a proof, against the chain's root and total where given
LIST is a CSV file "entrant,weight" (.csv) or a file of 40-byte records. X is an account's address or 32 bytes of hex;
--key names a claim key by its address.`;

const OPTIONS = {
  out: { type: "string" },
  entrant: { type: "string" },
  key: { type: "string" },
  index: { type: "string" },
  root: { type: "string" },
  total: { type: "string" },
} as const;

const commands: Record<string, (path: string, values: Values) => Promise<void>> = { build, prove, verify };

await run(async () => {
  const { positionals, values } = readOptions(OPTIONS, USAGE);
  const [name, path] = positionals;
  const command = commands[name ?? ""];
  if (command === undefined || path === undefined) throw new UsageError(USAGE);
  try {
    await command(path, values);
  } catch (cause) {
    if (cause instanceof SumTreeError) throw new UsageError(`${path}: ${cause.message}`, { cause });
    throw cause;
  }
});

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>["values"];

async function build(path: string, values: Values): Promise<void> {
  const tree = await treeOf(path);
  if (values.out !== undefined) await writeFile(values.out, tree.entries);
  print({ root: tree.root, total: tree.total, count: tree.count, dataHash: await hashEntries(tree.entries) });
}

async function prove(path: string, values: Values): Promise<void> {
  const tree = await treeOf(path);
  const index = indexIn(tree, values);
  const entry = entryAt(tree.entries, index);
  const proof = proveEntry(tree, index);
  const { root, total, count } = tree;
  const text = print({ root, total, count, ...entry, index, start: verifyEntry(tree, entry, index, proof), proof });
  if (values.out !== undefined) await writeFile(values.out, `${text}\n`);
}

async function verify(path: string, values: Values): Promise<void> {
  const file = parseProof(path, await readFile(path, "utf8"));
  if (values.total !== undefined && !/^\d+$/.test(values.total)) {
    throw new UsageError(`--total ${values.total} is not a whole number.`);
  }
  const commitment = {
    root: values.root === undefined ? file.root : (values.root.toLowerCase() as Hex),
    total: values.total === undefined ? file.total : BigInt(values.total),
    count: file.count,
  };
  const start = verifyEntry(commitment, file, file.index, file.proof);
  console.log(`proven: ${file.entrant} owns tickets ${start} to ${start + file.weight - 1n} of ${commitment.total}`);
}

function parseProof(path: string, text: string): ReturnType<typeof proofFile.parse> {
  try {
    return proofFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(`${path} is no proof: give the file that "draw prove --out" wrote`, { cause });
  }
}

async function treeOf(path: string): Promise<SumTree> {
  const entries = await loadEntries(path, (read) => showProgress(`${read} entries read`));
  const onProgress = (hashed: number) => showProgress(`${hashed} of ${entries.length / RECORD_BYTES} entries hashed`);
  const tree =
    entries.length < 1_000_000
      ? await buildSumTree(entries, { onProgress })
      : await withSumTreeThreads((workers) => buildSumTree(entries, { workers, onProgress }));
  if (process.stderr.isTTY) process.stderr.write("\n");
  return tree;
}

/** One line that is written over, for people; a pipe gets none. */
function showProgress(sentence: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r.. ${sentence}`);
}

function indexIn(tree: SumTree, values: Values): number {
  const wanted = wholeNumberOption(values.index, "index", 0);
  if (wanted !== undefined) {
    if (wanted < tree.count) return wanted;
    throw new SumTreeError("no-such-entry", `the list has entries 0 to ${tree.count - 1}, not ${wanted}`);
  }
  const entrant = wantedEntrant(values);
  const index = indexOfEntrant(tree.entries, entrant);
  if (index === undefined) throw new SumTreeError("no-such-entry", `${entrant} is not on the list`);
  return index;
}

function wantedEntrant({ entrant, key }: Values): Hex {
  if (key !== undefined && isAddress(key, { strict: false })) return claimKeyEntrant(key);
  if (entrant !== undefined && isAddress(entrant, { strict: false })) return accountEntrant(entrant);
  if (isHex(entrant) && size(entrant) === 32) return entrant;
  throw new UsageError("say which entry: --entrant ADDRESS, --key ADDRESS or --index N");
}

function print(value: Record<string, Hex | bigint | number>): string {
  const text = JSON.stringify(value, (_, field: unknown) => (typeof field === "bigint" ? String(field) : field), 2);
  console.log(text);
  return text;
}
