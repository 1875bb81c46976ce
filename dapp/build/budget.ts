import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** What a room may weigh: `entries` are the modules a visitor of the room loads, as named in Vite's graph. */
interface RoomBudget {
  room: string;
  entries: string[];
  gzipBytes: number;
}

/**
 * A Vite plugin that fails the build when the JavaScript of a room, everything its entries import statically included,
 * is heavier than its budget after gzip.
 */
export function budget(rooms: RoomBudget[]): Plugin {
  return {
    name: "bonafide:budget",
    apply: "build",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      for (const { room, entries, gzipBytes } of rooms) {
        const open = chunks.filter((chunk) =>
          entries.some((entry) => chunk.facadeModuleId?.endsWith(`/dapp/${entry}`)),
        );
        if (open.length < entries.length)
          this.error(`The ${room} room's entries ${entries.join(", ")} are not in the build.`);
        const loaded = new Set(open);
        for (const chunk of loaded) for (const file of chunk.imports) loaded.add(byFile.get(file)!);
        const weight = [...loaded].reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
        const line = `${room} room: ${(weight / 1000).toFixed(1)} kB of JavaScript after gzip, budget ${gzipBytes / 1000} kB`;
        if (weight > gzipBytes) this.error(`${line}. Load something lazily or leave it out.`);
        this.info(line);
      }
    },
  };
}
