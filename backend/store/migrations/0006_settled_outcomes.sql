ALTER TABLE "outcomes" ADD COLUMN "block_hash" text;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_block_hash_blocks_hash_fk" FOREIGN KEY ("block_hash") REFERENCES "public"."blocks"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outcomes_block" ON "outcomes" USING btree ("block_hash");