CREATE TABLE "former_holders" (
	"kind" text NOT NULL,
	"holder" text NOT NULL,
	"customer_id" integer NOT NULL,
	CONSTRAINT "former_holders_kind_holder_pk" PRIMARY KEY("kind","holder")
);
--> statement-breakpoint
ALTER TABLE "former_holders" ADD CONSTRAINT "former_holders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_holders_customer" ON "former_holders" USING btree ("customer_id");