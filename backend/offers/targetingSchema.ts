import { z } from "zod";

/** `TargetingReport` over HTTP. */
export const targetingSchema = z.object({
  rule: z.string().meta({ description: "What customers are chosen by." }),
  challenger: z.string().meta({ description: "The strongest rule learned from the campaign's own randomised groups." }),
  share: z.number().meta({ description: "Share of the trial's customers that offers suffice for." }),
  gain: z.object({ mean: z.number(), low: z.number(), high: z.number() }).meta({
    description: "What the challenger earned more a customer, in minor units; it is used when `low` is above zero.",
  }),
  customers: z.int(),
});
