ALTER TABLE "trial_customers" ADD COLUMN "segment" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_customers" ADD COLUMN "rule" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_customers" ADD COLUMN "value" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_customers" ADD COLUMN "chance_alone" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_customers" ADD COLUMN "chance" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_customers" ADD COLUMN "expected_cost_minor" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_customers" ADD COLUMN "expected_profit_minor" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_batches" ADD COLUMN "seed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_batches" ADD COLUMN "snapshot" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "offer_batches_root" ON "offer_batches" USING btree ("campaign","root");