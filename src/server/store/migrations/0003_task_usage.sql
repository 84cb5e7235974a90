CREATE TEMPORARY TABLE "entered" AS SELECT *, lag("completed_at") OVER (PARTITION BY "organization_id", "task_id" ORDER BY "completed_at", "seq") AS "prior_at" FROM "ended_turns";--> statement-breakpoint
DROP TABLE "ended_turns";--> statement-breakpoint
CREATE TABLE "ended_turns" (
	"completed_at" timestamp (3) with time zone NOT NULL,
	"prior_at" timestamp (3) with time zone,
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
);--> statement-breakpoint
INSERT INTO "ended_turns" ("organization_id", "task_id", "seq", "worker_id", "status", "budget", "triggered_by", "completed_at", "prior_at", "credits", "duration_ms")
SELECT "organization_id", "task_id", "seq", "worker_id", "status", "budget", "triggered_by", "completed_at", "prior_at", "credits", "duration_ms"
FROM "entered" ORDER BY "completed_at";--> statement-breakpoint
DROP TABLE "entered";--> statement-breakpoint
CREATE TABLE "task_usage" (
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"credits" integer NOT NULL,
	"failed_credits" integer NOT NULL,
	"turns" integer NOT NULL,
	"group_by" text NOT NULL,
	"key" text NOT NULL,
	"task_id" text NOT NULL,
	"worker_id" text NOT NULL,
	"organization_id" text NOT NULL,
	CONSTRAINT "task_usage_organization_id_task_id_group_by_key_pk" PRIMARY KEY("organization_id","task_id","group_by","key")
);--> statement-breakpoint
INSERT INTO "task_usage" ("organization_id", "task_id", "worker_id", "group_by", "key", "first_at", "last_at", "credits", "failed_credits", "turns")
SELECT "organization_id", "task_id", "worker_id", "group_by", "key", min("completed_at"), max("completed_at"), sum("credits"), coalesce(sum("credits") FILTER (WHERE "status" = 'error'), 0), count(*)
FROM "ended_turns" CROSS JOIN LATERAL (
  VALUES ('worker', "worker_id"), ('budget', "budget"), ('trigger', "triggered_by"), ('status', "status")
) AS "groups" ("group_by", "key")
GROUP BY "organization_id", "task_id", "worker_id", "group_by", "key"
ORDER BY min("completed_at"), "task_id";--> statement-breakpoint
ALTER TABLE "ended_turns" ADD CONSTRAINT "ended_turns_turn" FOREIGN KEY ("organization_id","task_id","seq") REFERENCES "public"."turns"("organization_id","task_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_usage" ADD CONSTRAINT "task_usage_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ended_turns_by_time" ON "ended_turns" USING btree ("organization_id","completed_at");--> statement-breakpoint
CREATE INDEX "task_usage_by_time" ON "task_usage" USING btree ("organization_id","group_by","last_at","first_at");--> statement-breakpoint
ANALYZE "ended_turns", "task_usage";
