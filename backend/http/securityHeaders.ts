import type { RequestHandler } from "express";
import helmet from "helmet";

/** Headers of every answer: pages may load only what this server serves, and talk only to it and to the chain's node. */
export function securityHeaders(rpcUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // The drand verifier and the hashes run as WebAssembly.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        // A receipt can be checked with any node; nothing here is worth sending to one.
        connectSrc: ["'self'", new URL(rpcUrl).origin, "https:"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The server listens on loopback over plain HTTP; whoever puts TLS in front of it sets this there.
    strictTransportSecurity: false,
  });
}
