import { z } from "zod";
import { schemas } from "../http/schemas.ts";
import { drawStates } from "./drawStates.ts";

const ticketOrder = z.object({
  source: z.string().meta({ description: "settled:ORDER_ID, order:INVOICE_NO or free:REFERENCE" }),
  tickets: z.int(),
  finalAt: schemas.seconds,
});

const draw = z.object({
  address: z.string(),
  title: schemas.words,
  promotion: z.string(),
  ordersFrom: schemas.seconds,
  state: z.enum(drawStates),
  mode: z.enum(["independent", "distinct", "on-chain"]),
  isTest: z.boolean().meta({ description: "Under a development beacon, whose key somebody knows." }),
  prizes: z.array(
    z.object({
      kind: z.enum(["points", "erc20", "erc721"]),
      token: z.string().nullable(),
      amount: schemas.decimal,
      quantity: z.int(),
    }),
  ),
  freeEntry: z.string(),
  maxWeight: schemas.decimal,
  entriesCloseAt: schemas.seconds,
  commitBy: schemas.seconds,
  challengeEnd: schemas.seconds,
  freezeAt: schemas.seconds,
  drawBy: schemas.seconds,
  claimSeconds: z.int(),
  committedAt: schemas.seconds.nullable(),
  round: z.int().nullable(),
  roundAt: schemas.seconds.nullable(),
  drawnAt: schemas.seconds.nullable(),
  tickets: schemas.decimal,
  entrants: z.int(),
  root: schemas.hex.nullable(),
  winners: z.array(
    z.object({
      prize: z.int(),
      entrant: schemas.hex,
      ticket: schemas.decimal,
      weight: schemas.decimal,
      paidTo: z.string().nullable(),
      transactionHash: schemas.hex,
    }),
  ),
});

const tickets = z.array(
  z.object({
    draw: z.string(),
    tickets: schemas.decimal,
    orders: z.array(ticketOrder),
    pending: z.array(ticketOrder),
    receipt: z
      .object({ entrant: schemas.hex, tickets: schemas.decimal, finalAt: schemas.seconds, signature: schemas.hex })
      .nullable(),
    entry: z.object({ index: z.int(), weight: schemas.decimal, proof: schemas.hex }).nullable(),
  }),
);

const gift = {
  tickets: z.int().min(1).max(1_000_000),
  reference: z.string().regex(/^[\x21-\x7e]{1,64}$/, "expected 1 to 64 printable characters without spaces"),
};

/** Requests and answers about draws. */
export const drawSchemas = {
  draw,
  list: z.object({ items: z.array(draw) }),
  register: z.object({
    draw: schemas.address,
    promotion: schemas.address,
    title: schemas.words,
    ordersFrom: schemas.seconds.nonnegative(),
  }),
  free: z.union([z.object({ account: schemas.address, ...gift }), z.object({ claimKey: schemas.address, ...gift })]),
  given: z.object({ source: z.string(), entrant: schemas.hex, tickets: z.int(), finalAt: schemas.seconds }),
  mine: z.object({ account: z.string(), items: tickets }),
  mineByKey: z.object({ claimKey: z.string(), items: tickets }),
  prizeClaim: z.object({
    prize: z.int().nonnegative(),
    payee: schemas.address,
    deadline: schemas.seconds,
    signature: schemas.bytes.meta({ description: "EIP-712 PrizeClaim by the winner's own key, in the draw's domain." }),
  }),
  prizeClaimed: z.object({
    status: z.enum(["sent", "mined", "failed"]),
    transactionHash: schemas.hex.nullable(),
    calldata: schemas.call.meta({ description: "Anybody can send it; the shop is not needed." }),
  }),
};
