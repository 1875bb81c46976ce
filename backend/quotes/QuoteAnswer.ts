import type { z } from "zod";
import type { quoteSchemas } from "./quoteSchemas.ts";

/** A quote as the customer gets it. */
export type QuoteAnswer = z.infer<typeof quoteSchemas.quoteAnswer>;
