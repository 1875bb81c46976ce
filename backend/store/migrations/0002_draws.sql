CREATE TABLE "draw_events" (
	"block_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"draw" text NOT NULL,
	"name" text NOT NULL,
	"args" jsonb NOT NULL,
	CONSTRAINT "draw_events_block_hash_log_index_pk" PRIMARY KEY("block_hash","log_index")
);
--> statement-breakpoint
CREATE TABLE "draw_list_parts" (
	"draw" text NOT NULL,
	"part" integer NOT NULL,
	"records" "bytea" NOT NULL,
	CONSTRAINT "draw_list_parts_draw_part_pk" PRIMARY KEY("draw","part")
);
--> statement-breakpoint
CREATE TABLE "draw_tickets" (
	"draw" text NOT NULL,
	"source" text NOT NULL,
	"entrant" text NOT NULL,
	"tickets" bigint NOT NULL,
	"final_at" bigint NOT NULL,
	CONSTRAINT "draw_tickets_draw_source_pk" PRIMARY KEY("draw","source")
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"address" text PRIMARY KEY NOT NULL,
	"promotion" text NOT NULL,
	"title" jsonb NOT NULL,
	"orders_from" bigint NOT NULL,
	"collected_until" bigint NOT NULL,
	"closed_at" bigint,
	"root" text,
	"total" text,
	"count" integer,
	"data_hash" text
);
--> statement-breakpoint
ALTER TABLE "relays" ADD COLUMN "sender" text;--> statement-breakpoint
ALTER TABLE "draw_events" ADD CONSTRAINT "draw_events_block_hash_blocks_hash_fk" FOREIGN KEY ("block_hash") REFERENCES "public"."blocks"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_list_parts" ADD CONSTRAINT "draw_list_parts_draw_draws_address_fk" FOREIGN KEY ("draw") REFERENCES "public"."draws"("address") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_tickets" ADD CONSTRAINT "draw_tickets_draw_draws_address_fk" FOREIGN KEY ("draw") REFERENCES "public"."draws"("address") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draw_events_draw" ON "draw_events" USING btree ("draw","name");--> statement-breakpoint
CREATE INDEX "draw_tickets_entrant" ON "draw_tickets" USING btree ("draw","entrant");