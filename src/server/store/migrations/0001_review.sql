CREATE TABLE "texts" (
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"seq" integer NOT NULL,
	"field" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "texts_organization_id_task_id_seq_field_pk" PRIMARY KEY("organization_id","task_id","seq","field")
);
--> statement-breakpoint
CREATE TABLE "turn_parts" (
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"seq" integer NOT NULL,
	"count" integer NOT NULL,
	"parts" json NOT NULL,
	CONSTRAINT "turn_parts_organization_id_task_id_seq_pk" PRIMARY KEY("organization_id","task_id","seq")
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "has_files" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "has_errors" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_turn" FOREIGN KEY ("organization_id","task_id","seq") REFERENCES "public"."turns"("organization_id","task_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_parts" ADD CONSTRAINT "turn_parts_turn" FOREIGN KEY ("organization_id","task_id","seq") REFERENCES "public"."turns"("organization_id","task_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "texts_words" ON "texts" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "tasks_by_credits" ON "tasks" USING btree ("organization_id","credits","id");--> statement-breakpoint
CREATE INDEX "tasks_by_duration" ON "tasks" USING btree ("organization_id","duration_ms","id");--> statement-breakpoint
CREATE INDEX "tasks_by_turns" ON "tasks" USING btree ("organization_id","turn_count","id");--> statement-breakpoint
CREATE INDEX "turns_ended" ON "turns" USING btree ("organization_id","completed_at","status","budget","triggered_by","task_id","seq","credits","duration_ms");--> statement-breakpoint
ALTER TABLE "texts" ALTER COLUMN "words" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "texts" SET (toast_tuple_target = 128);--> statement-breakpoint
UPDATE "tasks" SET "has_files" = true WHERE EXISTS (SELECT FROM "files" WHERE "files"."organization_id" = "tasks"."organization_id" AND "files"."task_id" = "tasks"."id");--> statement-breakpoint
UPDATE "tasks" SET "has_errors" = true WHERE EXISTS (SELECT FROM "turns" WHERE "turns"."organization_id" = "tasks"."organization_id" AND "turns"."task_id" = "tasks"."id" AND "turns"."status" = 'error');
