import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { z } from "zod";
import type { CompilerPin } from "./CompilerPin.ts";

interface Compiler {
  compile(input: string, callbacks: { import: (path: string) => { contents: string } | { error: string } }): string;
}

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  contracts: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        abi: z.array(z.looseObject({ type: z.string() })),
        evm: z.object({ bytecode: z.object({ object: z.string() }) }),
      }),
    ),
  ),
});

/** A compiled contract, ready for a ContractFactory of ethers. */
export interface CompiledPeer {
  readonly abi: string;
  readonly bytecode: string;
}

const packages = new URL("../node_modules/", import.meta.url);
const require = createRequire(packages);

function read(path: string, roots: readonly string[]): string | undefined {
  const places = [new URL(path, import.meta.url), ...roots.map((root) => new URL(`${root}${path}`, packages))];
  for (const place of places) {
    try {
      return readFileSync(place, "utf8");
    } catch {
      // Not here; perhaps in the next place.
    }
  }
  return undefined;
}

/**
 * Compiles `contracts`, each `path:Name`, as the peer's own repository does.
 * @param contracts paths of packages, or of this folder
 */
export function compilePeer(pin: CompilerPin, contracts: readonly string[]): Map<string, CompiledPeer> {
  const wanted = contracts.map((contract) => contract.split(":") as [path: string, name: string]);
  const find = (path: string) => {
    const contents = read(path, pin.roots);
    return contents === undefined ? { error: `${path} is not installed` } : { contents };
  };
  const sources = Object.fromEntries(wanted.map(([path]) => [path, { content: read(path, pin.roots) ?? "" }]));
  const settings = {
    evmVersion: pin.evmVersion,
    optimizer: { enabled: true, runs: pin.runs },
    outputSelection: Object.fromEntries(wanted.map(([path]) => [path, { "*": ["abi", "evm.bytecode.object"] }])),
  };
  const compiler = require(pin.solc) as Compiler;
  const input = JSON.stringify({ language: "Solidity", sources, settings });
  const output = outputSchema.parse(JSON.parse(compiler.compile(input, { import: find })));
  const errors = output.errors.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return new Map(
    wanted.map(([path, name]) => {
      const contract = output.contracts[path]?.[name];
      if (contract === undefined) throw new Error(`${path} holds no contract ${name}`);
      return [name, { abi: JSON.stringify(contract.abi), bytecode: `0x${contract.evm.bytecode.object}` }];
    }),
  );
}
