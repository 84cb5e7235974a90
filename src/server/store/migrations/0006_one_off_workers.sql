ALTER TABLE "workers" ADD COLUMN "one_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Marks workers that were created with a task, from its input alone, and not changed since: the task has the same
-- creation time, its input begins with the instructions, and the title is a piece of them.
UPDATE "workers" SET "one_off" = true
WHERE coalesce("summary", '') = '' AND "output_schema" IS NULL AND "updated_at" = "created_at" AND "instructions" <> ''
  AND position(rtrim("title", '…') in regexp_replace("instructions", '\s+', ' ', 'g')) > 0
  AND EXISTS (
    SELECT FROM "tasks" JOIN "turns" ON "turns"."organization_id" = "tasks"."organization_id" AND "turns"."task_id" = "tasks"."id"
    WHERE "tasks"."organization_id" = "workers"."organization_id" AND "tasks"."worker_id" = "workers"."id"
      AND "tasks"."created_at" = "workers"."created_at" AND "turns"."seq" = 0
      AND starts_with("turns"."input", "workers"."instructions")
  );
