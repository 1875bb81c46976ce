/** The compiler and settings that a peer's own repository pins. */
export interface CompilerPin {
  /** Name of the compiler in scripts/bench/package.json. */
  readonly solc: string;
  readonly evmVersion: string;
  readonly runs: number;
  /** Folders below scripts/bench/node_modules that imports are looked up in, "" for that folder itself. */
  readonly roots: readonly string[];
}
