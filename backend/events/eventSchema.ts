import { z } from "zod";
import { schemas } from "../http/schemas.ts";

const common = {
  eventId: z
    .string()
    .regex(/^[\x21-\x7e]{8,64}$/, "expected 8 to 64 printable characters, the same whenever this event is sent")
    .meta({ description: "Names the event for ever: the same id again changes nothing. A UUID will do." }),
  customerId: z
    .string()
    .regex(/^[\x21-\x7e]{1,64}$/, "expected the customer's pseudonym")
    .meta({ description: "The customer's pseudonym." }),
  at: schemas.seconds.min(0).meta({ description: "When it happened, Unix seconds." }),
};

/** Digits or a number; nothing else is made into one, or a missing sku would be product 0. */
const sku = schemas.sku.transform(Number).pipe(z.int().max(2_147_483_647));

/** The database keeps every character but this one, and the events beside it would be lost too. */
const withoutNul = (text: string): boolean => !text.includes("\0");

/** Something a customer did. Fields that are not named here are refused: what is not needed is not kept. */
export const eventSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("view"), sku }),
  z.strictObject({
    ...common,
    kind: z.literal("search"),
    query: z.string().trim().min(1).max(100).refine(withoutNul, "expected text without the character 0"),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("cart"),
    sku,
    quantity: z
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((units) => units !== 0, "expected units put in, or taken out (negative)"),
  }),
  z.strictObject({ ...common, kind: z.literal("redemption"), campaign: schemas.address, rule: z.int().min(0).max(63) }),
]);
