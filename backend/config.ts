import { readFileSync } from "node:fs";
import type { Hex } from "viem";
import { z } from "zod";
import { BackendError } from "./BackendError.ts";
import type { BackendOptions } from "./BackendOptions.ts";
import { schemas } from "./http/schemas.ts";

const key = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, "expected a private key (0x and 64 hex digits)")
  .transform((text) => text as Hex);

const campaigns = z.array(z.object({ address: schemas.address, title: schemas.words })).max(100);

const wholeNumber = z.coerce.number().int().nonnegative();

const environment = z.object({
  PORT: wholeNumber.max(65_535).default(3000),
  DATABASE_URL: z.string().min(1).optional(),
  DATA: z.string().min(1).optional(),
  RPC_URL: z.url(),
  PROGRAM: schemas.address,
  FACTORY: schemas.address,
  PROGRAM_BLOCK: wholeNumber.default(0),
  /** JSON, or the path of a JSON file. */
  CAMPAIGNS: z.string().default("[]"),
  RELAYER_KEY: key,
  QUOTES_KEY: key,
  CLAIMS_KEY: key,
  AUDIENCES_KEY: key,
  TICKETS_KEY: key.optional(),
  ANCHORS_KEY: key.optional(),
  /** Comma-separated. */
  BEACON_URLS: z.string().min(1).optional(),
  POLL_MILLISECONDS: wholeNumber.min(50).default(1_000),
  CUSTOMER_KEY: key.optional(),
  MERCHANT_TOKEN: z.string().min(32, "expected at least 32 characters"),
  SHOP_NAME: z.string().min(1).max(100),
  SHOP_CURRENCY: z.string().regex(/^[A-Z]{3}$/, "expected an ISO 4217 code, for example EUR"),
  RETURN_WINDOW_DAYS: wholeNumber.default(14),
  /** Comma-separated. */
  SENSITIVE_ATTRIBUTES: z.string().min(1).optional(),
  EVENT_DAYS: wholeNumber.min(1).default(395),
  QUOTE_SECONDS: wholeNumber.min(30).max(900).default(300),
  PUBLIC_URL: z.url().optional(),
  EXPLORER_URL: z.url().optional(),
  DAPP_FOLDER: z.string().optional(),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug"]).default("info"),
});

function readCampaigns(text: string): z.output<typeof campaigns> {
  try {
    return campaigns.parse(JSON.parse(text.trimStart().startsWith("[") ? text : readFileSync(text, "utf8")));
  } catch {
    throw new BackendError(
      "ConfigInvalid",
      `CAMPAIGNS has to be JSON, or a file of JSON, like [{"address": "0x..", "title": {"en": "..", "zh": ".."}}].`,
    );
  }
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/**
 * Reads the backend's options from the environment. The message names the variables that are wrong, never their values.
 * @throws BackendError ConfigInvalid
 */
export function readConfig(variables: NodeJS.ProcessEnv): BackendOptions {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new BackendError("ConfigInvalid", `Set these environment variables:\n${wrong.join("\n")}`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    store: { databaseUrl: env.DATABASE_URL, folder: env.DATA },
    rpcUrl: env.RPC_URL,
    program: env.PROGRAM,
    factory: env.FACTORY,
    programBlock: env.PROGRAM_BLOCK,
    campaigns: readCampaigns(env.CAMPAIGNS),
    keys: {
      relayer: env.RELAYER_KEY,
      quotes: env.QUOTES_KEY,
      claims: env.CLAIMS_KEY,
      audiences: env.AUDIENCES_KEY,
      ...(env.TICKETS_KEY ? { tickets: env.TICKETS_KEY } : {}),
      ...(env.ANCHORS_KEY ? { anchors: env.ANCHORS_KEY } : {}),
    },
    pollMilliseconds: env.POLL_MILLISECONDS,
    ...(env.BEACON_URLS ? { beaconUrls: listOf(env.BEACON_URLS) } : {}),
    shop: { name: env.SHOP_NAME, currency: env.SHOP_CURRENCY },
    merchantToken: env.MERCHANT_TOKEN,
    returnWindowDays: env.RETURN_WINDOW_DAYS,
    ...(env.SENSITIVE_ATTRIBUTES ? { sensitiveAttributes: listOf(env.SENSITIVE_ATTRIBUTES) } : {}),
    eventDays: env.EVENT_DAYS,
    quoteSeconds: env.QUOTE_SECONDS,
    logLevel: env.LOG_LEVEL,
    ...(env.CUSTOMER_KEY ? { customerKey: env.CUSTOMER_KEY } : {}),
    ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL } : {}),
    ...(env.EXPLORER_URL ? { explorerUrl: env.EXPLORER_URL } : {}),
    ...(env.DAPP_FOLDER ? { dappFolder: env.DAPP_FOLDER } : {}),
  };
}
