CREATE TABLE "consents" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"customer_id" integer NOT NULL,
	"purpose" text NOT NULL,
	"wording" text NOT NULL,
	"given_at" bigint NOT NULL,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "erased_leaves" (
	"batch_id" integer NOT NULL,
	"leaf" text NOT NULL,
	CONSTRAINT "erased_leaves_batch_id_leaf_pk" PRIMARY KEY("batch_id","leaf")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"suppression" text PRIMARY KEY NOT NULL,
	"erased_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"event_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"customer_id" integer NOT NULL,
	"at" bigint NOT NULL,
	"sku" integer,
	"quantity" integer,
	"query" text,
	"campaign" text,
	"rule" integer,
	"received_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"nonce" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"message" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision_budgets" (
	"batch_id" integer PRIMARY KEY NOT NULL,
	"capacity_minor" bigint NOT NULL,
	"taken_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "decision_budget_kept" CHECK ("decision_budgets"."taken_minor" >= 0 and "decision_budgets"."taken_minor" <= "decision_budgets"."capacity_minor")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"batch_id" integer NOT NULL,
	"customer_id" integer,
	"decided_at" bigint NOT NULL,
	"arms" jsonb NOT NULL,
	"chosen" integer NOT NULL,
	"propensity" double precision NOT NULL,
	"held_out" boolean NOT NULL,
	"versions" jsonb NOT NULL,
	"reason" jsonb,
	"reserved_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"outcome_id" text PRIMARY KEY NOT NULL,
	"decision_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL,
	"profit_minor" bigint NOT NULL,
	"cost_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trial_customers" (
	"batch_id" integer NOT NULL,
	"customer_id" integer NOT NULL,
	"held_out" boolean NOT NULL,
	CONSTRAINT "trial_customers_batch_id_customer_id_pk" PRIMARY KEY("batch_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erased_leaves" ADD CONSTRAINT "erased_leaves_batch_id_offer_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."offer_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_budgets" ADD CONSTRAINT "decision_budgets_batch_id_offer_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."offer_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_batch_id_offer_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."offer_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_customers" ADD CONSTRAINT "trial_customers_batch_id_offer_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."offer_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_customers" ADD CONSTRAINT "trial_customers_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consents_open" ON "consents" USING btree ("customer_id","purpose") WHERE "consents"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "events_customer" ON "events" USING btree ("customer_id","at");--> statement-breakpoint
CREATE INDEX "events_kind" ON "events" USING btree ("kind","at");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_ins_expiry" ON "sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_once" ON "decisions" USING btree ("batch_id","customer_id");--> statement-breakpoint
CREATE INDEX "decisions_age" ON "decisions" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "outcomes_decision" ON "outcomes" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "trial_customer" ON "trial_customers" USING btree ("customer_id");