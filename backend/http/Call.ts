import type { Request } from "express";

/** What a handler may need of the request besides its validated parts. */
export type Call = { request: Request };
