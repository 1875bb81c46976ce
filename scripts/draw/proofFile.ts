import { z } from "zod";

const hex = z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]*$/)]);
const uint64 = z
  .string()
  .regex(/^\d{1,20}$/, "a whole number")
  .transform(BigInt);

/** What `draw prove` writes and `draw verify` reads: an entry, its path, and the commitment it belongs to. */
export const proofFile = z.object({
  root: hex,
  total: uint64,
  count: z.number().int().positive(),
  entrant: hex,
  weight: uint64,
  index: z.number().int().nonnegative(),
  start: uint64,
  proof: hex,
});
