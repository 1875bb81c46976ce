ALTER TABLE "accounts" ADD COLUMN "claim_signed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "accounts" SET "claim_signed" = true;