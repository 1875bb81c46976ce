import { join } from "node:path";
import express, { type Express } from "express";

/** Serves the built dapp: hashed assets for ever, every other path its page. */
export function mountDapp(app: Express, folder: string): void {
  app.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }));
  app.use(express.static(folder, { index: false }));
  app.use((request, response, next) => {
    const isPage = request.method === "GET" && !request.path.startsWith("/v1/") && request.accepts("html") !== false;
    if (!isPage) return next();
    response.set("Cache-Control", "no-cache").sendFile(join(folder, "index.html"), (error) => {
      if (error !== undefined && error !== null) next();
    });
  });
}
