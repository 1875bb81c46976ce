import { pathToFileURL } from "node:url";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";

/** A Vite plugin: the ICU messages of `i18n/en.ts`, `i18n/zh.ts` and the folders beside them are compiled at build time, so that no parser ships to the browser. */
export function compiledCatalogs(): Plugin {
  return {
    name: "bonafide:compiled-catalogs",
    enforce: "pre",
    async load(id) {
      const [path = ""] = id.split("?");
      if (!/\/dapp\/i18n\/(\w+\/)?(en|zh)\.ts$/.test(path)) return null;
      this.addWatchFile(path);
      const catalog = (await import(`${pathToFileURL(path).href}?t=${Date.now()}`)) as Record<
        string,
        Record<string, string>
      >;
      const [name, messages] = Object.entries(catalog)[0]!;
      const compiled = Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)]));
      return `export const ${name} = ${JSON.stringify(compiled)};`;
    },
  };
}
