CREATE TABLE "returned" (
	"block_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"campaign" text NOT NULL,
	"order_id" text NOT NULL,
	"points_left" bigint NOT NULL,
	CONSTRAINT "returned_block_hash_log_index_pk" PRIMARY KEY("block_hash","log_index")
);
--> statement-breakpoint
CREATE TABLE "claim_keys" (
	"claim_key" text PRIMARY KEY NOT NULL,
	"customer_id" integer NOT NULL,
	CONSTRAINT "claim_keys_customerId_unique" UNIQUE("customer_id")
);
--> statement-breakpoint
ALTER TABLE "returned" ADD CONSTRAINT "returned_block_hash_blocks_hash_fk" FOREIGN KEY ("block_hash") REFERENCES "public"."blocks"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_keys" ADD CONSTRAINT "claim_keys_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "returned_order" ON "returned" USING btree ("campaign","order_id");