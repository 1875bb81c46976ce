import { getAddress, isAddress, isHex, type Address, type Hex } from "viem";
import { z } from "zod";

/** Shapes that several resources share. */
export const schemas = {
  /** An account or a contract; comes out with its checksum. */
  address: z
    .string()
    .refine((text) => isAddress(text, { strict: false }), "expected an address (0x and 40 hex digits)")
    .transform((text): Address => getAddress(text))
    .meta({ type: "string", pattern: "^0x[0-9a-fA-F]{40}$" }),
  bytes32: z
    .string()
    .regex(/^0x[0-9a-fA-F]{64}$/, "expected 32 bytes (0x and 64 hex digits)")
    .transform((text) => text.toLowerCase() as Hex)
    .meta({ type: "string", pattern: "^0x[0-9a-fA-F]{64}$" }),
  bytes: z
    .string()
    .max(20_002)
    .refine((text): text is Hex => isHex(text) && text.length % 2 === 0, "expected bytes (0x and hex digits)")
    .meta({ type: "string", pattern: "^0x([0-9a-fA-F]{2})*$" }),
  /** A sku in a request: a number or a decimal string. */
  sku: z
    .union([z.string().regex(/^\d{1,20}$/, "expected a sku (digits)"), z.int().nonnegative()])
    .transform(String)
    .meta({ type: "string", pattern: "^\\d{1,20}$" }),
  decimal: z.string().regex(/^\d+$/),
  hex: z.string().regex(/^0x[0-9a-fA-F]*$/),
  money: z.int(),
  seconds: z.int(),
  words: z.object({ en: z.string(), zh: z.string() }),
  call: z.object({ to: z.string(), data: z.string() }),
  limit: z.coerce.number().int().min(1).max(100).default(24),
  cursor: z.string().max(200).optional(),
};
