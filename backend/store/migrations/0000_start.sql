CREATE TABLE "blocks" (
	"hash" text PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"parent_hash" text NOT NULL,
	"timestamp" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"block_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"address" text NOT NULL,
	"implementation" text NOT NULL,
	"number" integer NOT NULL,
	"mint_budget" bigint NOT NULL,
	CONSTRAINT "campaigns_block_hash_log_index_pk" PRIMARY KEY("block_hash","log_index"),
	CONSTRAINT "campaigns_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "committed_batches" (
	"block_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"campaign" text NOT NULL,
	"batch" integer NOT NULL,
	"root" text NOT NULL,
	"until" bigint NOT NULL,
	"uri" text NOT NULL,
	CONSTRAINT "committed_batches_block_hash_log_index_pk" PRIMARY KEY("block_hash","log_index")
);
--> statement-breakpoint
CREATE TABLE "settled" (
	"block_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "settled_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign" text NOT NULL,
	"order_id" text NOT NULL,
	"account" text NOT NULL,
	"quote_hash" text NOT NULL,
	"subtotal" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"total" bigint NOT NULL,
	"points" bigint NOT NULL,
	"tickets" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"context" jsonb NOT NULL,
	"uses" jsonb NOT NULL,
	CONSTRAINT "settled_block_hash_log_index_pk" PRIMARY KEY("block_hash","log_index")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"block_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "transfers_block_hash_log_index_pk" PRIMARY KEY("block_hash","log_index")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"account" text PRIMARY KEY NOT NULL,
	"customer_id" integer NOT NULL,
	"linked_at" bigint DEFAULT extract(epoch from now())::bigint NOT NULL,
	CONSTRAINT "accounts_customerId_unique" UNIQUE("customer_id")
);
--> statement-breakpoint
CREATE TABLE "customer_features" (
	"customer_id" integer PRIMARY KEY NOT NULL,
	"first_order_at" bigint NOT NULL,
	"last_order_at" bigint NOT NULL,
	"orders" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	"segment" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" integer PRIMARY KEY NOT NULL,
	"pseudonym" text NOT NULL,
	"country" text NOT NULL,
	CONSTRAINT "customers_pseudonym_unique" UNIQUE("pseudonym")
);
--> statement-breakpoint
CREATE TABLE "import_issues" (
	"import_id" integer NOT NULL,
	"line" integer NOT NULL,
	"code" text NOT NULL,
	"detail" text NOT NULL,
	CONSTRAINT "import_issues_import_id_line_code_pk" PRIMARY KEY("import_id","line","code")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"content_hash" text NOT NULL,
	"file_name" text NOT NULL,
	"generated" boolean NOT NULL,
	"shifted_days" integer NOT NULL,
	"imported_at" bigint NOT NULL,
	"report" jsonb NOT NULL,
	CONSTRAINT "imports_contentHash_unique" UNIQUE("content_hash")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" integer PRIMARY KEY NOT NULL,
	"order_id" integer NOT NULL,
	"sku" integer NOT NULL,
	"quantity" integer NOT NULL,
	"price_minor" bigint NOT NULL,
	"matched" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" integer PRIMARY KEY NOT NULL,
	"invoice_no" text NOT NULL,
	"customer_id" integer,
	"placed_at" bigint NOT NULL,
	"cancellation" boolean NOT NULL,
	"import_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "products" (
	"sku" integer PRIMARY KEY NOT NULL,
	"stock_code" text NOT NULL,
	"name" text NOT NULL,
	"tags" bigint NOT NULL,
	"price_minor" bigint NOT NULL,
	"sellable" boolean NOT NULL,
	"priced_at" bigint NOT NULL,
	"times_ordered" integer NOT NULL,
	CONSTRAINT "products_stockCode_unique" UNIQUE("stock_code")
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"cancellation_line_id" integer NOT NULL,
	"purchase_line_id" integer NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "returns_cancellation_line_id_purchase_line_id_pk" PRIMARY KEY("cancellation_line_id","purchase_line_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"caller" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"done" boolean DEFAULT false NOT NULL,
	"status" integer,
	"body" text,
	"locked_until" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "idempotency_keys_caller_key_pk" PRIMARY KEY("caller","key")
);
--> statement-breakpoint
CREATE TABLE "offer_batches" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "offer_batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign" text NOT NULL,
	"root" text NOT NULL,
	"from" bigint NOT NULL,
	"until" bigint NOT NULL,
	"uri" text NOT NULL,
	"budget_minor" bigint NOT NULL,
	"reserved_minor" bigint NOT NULL,
	"signature" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"batch_id" integer NOT NULL,
	"audience" integer NOT NULL,
	"account" text NOT NULL,
	"rule" integer NOT NULL,
	"value" bigint NOT NULL,
	"from" bigint NOT NULL,
	"until" bigint NOT NULL,
	"salt" text NOT NULL,
	"proof" jsonb NOT NULL,
	"worst_case_minor" bigint NOT NULL,
	"reason" jsonb NOT NULL,
	CONSTRAINT "offers_batch_id_audience_account_pk" PRIMARY KEY("batch_id","audience","account")
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"quote_hash" text PRIMARY KEY NOT NULL,
	"campaign" text NOT NULL,
	"account" text NOT NULL,
	"order_id" text NOT NULL,
	"request_hash" text NOT NULL,
	"issued_at" bigint NOT NULL,
	"deadline" bigint NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "quotes_orderId_unique" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "relays" (
	"subject" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"campaign" text,
	"account" text,
	"gas_limit" bigint NOT NULL,
	"gas_used" bigint,
	"to" text NOT NULL,
	"data" text NOT NULL,
	"transaction_hash" text,
	"status" text NOT NULL,
	"problem" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"quote_hash" text NOT NULL,
	"campaign" text NOT NULL,
	"rule" integer NOT NULL,
	"account" text NOT NULL,
	"uses" bigint NOT NULL,
	"expires_at" bigint,
	CONSTRAINT "reservations_quote_hash_rule_account_pk" PRIMARY KEY("quote_hash","rule","account")
);
--> statement-breakpoint
CREATE TABLE "rule_counters" (
	"campaign" text NOT NULL,
	"rule" integer NOT NULL,
	"account" text NOT NULL,
	"capacity" bigint NOT NULL,
	"taken" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "rule_counters_campaign_rule_account_pk" PRIMARY KEY("campaign","rule","account")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_block_hash_blocks_hash_fk" FOREIGN KEY ("block_hash") REFERENCES "public"."blocks"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committed_batches" ADD CONSTRAINT "committed_batches_block_hash_blocks_hash_fk" FOREIGN KEY ("block_hash") REFERENCES "public"."blocks"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settled" ADD CONSTRAINT "settled_block_hash_blocks_hash_fk" FOREIGN KEY ("block_hash") REFERENCES "public"."blocks"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_block_hash_blocks_hash_fk" FOREIGN KEY ("block_hash") REFERENCES "public"."blocks"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_features" ADD CONSTRAINT "customer_features_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_issues" ADD CONSTRAINT "import_issues_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_cancellation_line_id_order_lines_id_fk" FOREIGN KEY ("cancellation_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_purchase_line_id_order_lines_id_fk" FOREIGN KEY ("purchase_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_batch_id_offer_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."offer_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "blocks_number" ON "blocks" USING btree ("number");--> statement-breakpoint
CREATE INDEX "committed_batches_root" ON "committed_batches" USING btree ("campaign","root");--> statement-breakpoint
CREATE INDEX "settled_campaign" ON "settled" USING btree ("campaign","id");--> statement-breakpoint
CREATE INDEX "settled_order" ON "settled" USING btree ("campaign","order_id");--> statement-breakpoint
CREATE INDEX "settled_quote" ON "settled" USING btree ("quote_hash");--> statement-breakpoint
CREATE INDEX "settled_account" ON "settled" USING btree ("account");--> statement-breakpoint
CREATE INDEX "transfers_from" ON "transfers" USING btree ("from");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("to");--> statement-breakpoint
CREATE INDEX "customer_features_segment" ON "customer_features" USING btree ("segment");--> statement-breakpoint
CREATE INDEX "order_lines_order" ON "order_lines" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_invoice_no" ON "orders" USING btree ("invoice_no");--> statement-breakpoint
CREATE INDEX "orders_customer" ON "orders" USING btree ("customer_id","placed_at");--> statement-breakpoint
CREATE INDEX "products_popularity" ON "products" USING btree ("times_ordered" DESC NULLS LAST,"sku");--> statement-breakpoint
CREATE INDEX "returns_purchase" ON "returns" USING btree ("purchase_line_id");--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "offers_account" ON "offers" USING btree ("account");--> statement-breakpoint
CREATE INDEX "quotes_live" ON "quotes" USING btree ("campaign","account","request_hash","deadline");--> statement-breakpoint
CREATE INDEX "relays_account" ON "relays" USING btree ("account","created_at");--> statement-breakpoint
CREATE INDEX "relays_campaign" ON "relays" USING btree ("campaign","kind");--> statement-breakpoint
CREATE INDEX "reservations_expiry" ON "reservations" USING btree ("expires_at");