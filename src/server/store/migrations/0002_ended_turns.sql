CREATE TABLE "ended_turns" (
	"completed_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" double precision NOT NULL,
	"credits" integer NOT NULL,
	"seq" integer NOT NULL,
	"status" text NOT NULL,
	"budget" text NOT NULL,
	"triggered_by" text NOT NULL,
	"task_id" text NOT NULL,
	"worker_id" text NOT NULL,
	"organization_id" text NOT NULL,
	CONSTRAINT "ended_turns_organization_id_task_id_seq_pk" PRIMARY KEY("organization_id","task_id","seq")
);
--> statement-breakpoint
ALTER TABLE "ended_turns" ADD CONSTRAINT "ended_turns_turn" FOREIGN KEY ("organization_id","task_id","seq") REFERENCES "public"."turns"("organization_id","task_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ended_turns_by_time" ON "ended_turns" USING btree ("organization_id","completed_at");--> statement-breakpoint
INSERT INTO "ended_turns" ("organization_id", "task_id", "seq", "worker_id", "status", "budget", "triggered_by", "completed_at", "credits", "duration_ms")
SELECT "turns"."organization_id", "turns"."task_id", "turns"."seq", "tasks"."worker_id", "turns"."status", "turns"."budget", "turns"."triggered_by", "turns"."completed_at", "turns"."credits", "turns"."duration_ms"
FROM "turns" JOIN "tasks" ON "tasks"."organization_id" = "turns"."organization_id" AND "tasks"."id" = "turns"."task_id"
WHERE "turns"."completed_at" IS NOT NULL
ORDER BY "turns"."completed_at";
