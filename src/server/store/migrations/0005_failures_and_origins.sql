-- What failures with the same cause have in common: the reason's first sentence without URLs, quotations, paths, file names, ids and numbers.
CREATE FUNCTION "failure_cause"("reason" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(nullif(left("trimmed", 160), ''), 'none')
  FROM (SELECT left(split_part(btrim("reason", E' \t\r\n'), E'\n', 1), 500) AS "line") AS "step_1",
    LATERAL (SELECT coalesce(substring("line" FROM '^(.{20,}?[.!?])(?=\s|$)'), "line") AS "sentence") AS "step_2",
    LATERAL (SELECT regexp_replace("sentence", '\w+://[^\s,;)]+|[\w.+-]+@[\w.-]+', '…', 'g') AS "without_urls") AS "step_3",
    LATERAL (SELECT regexp_replace("without_urls", '"[^"]*"|“[^”]*”|`[^`]*`|(?<!\w)''[^'']*''(?!\w)', '…', 'g') AS "without_quotes") AS "step_4",
    LATERAL (SELECT regexp_replace("without_quotes", '(?<![^\s(:])(#|\.{1,2}|[A-Za-z]:)?[/\\][^\s,;:)]+', '…', 'g') AS "without_paths") AS "step_5",
    LATERAL (SELECT regexp_replace("without_paths", '[^\s"(]+\.[A-Za-z][A-Za-z0-9]{1,4}(?![\w.])', '…', 'g') AS "without_files") AS "step_6",
    -- The number of a status or exit code is part of the cause.
    LATERAL (SELECT regexp_replace("without_files", '(?<!\m(HTTP|status|code|answered) )\m[[:alnum:]-]*[\d_]([\w.,:-]*\w)?%?', '…', 'g') AS "without_ids") AS "step_7",
    LATERAL (SELECT regexp_replace(regexp_replace("without_ids", '…(\s*…)+', '…', 'g'), '[\s.!?:;,。！？]+$', '') AS "trimmed") AS "step_8"
$$;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "failure_reason" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "failure_cause" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "origin_task_id" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "origin_seq" integer;--> statement-breakpoint
ALTER TABLE "ended_turns" ADD COLUMN "failure_cause" text;--> statement-breakpoint
CREATE TEMPORARY TABLE "failed" AS SELECT "organization_id", "task_id", "seq", left(coalesce("error_message", "incomplete_reason", ''), 500) AS "reason" FROM "turns" WHERE "status" IN ('error', 'aborted');--> statement-breakpoint
-- Few reasons differ.
CREATE TEMPORARY TABLE "causes" AS SELECT "reason", failure_cause("reason") AS "cause" FROM (SELECT DISTINCT "reason" FROM "failed") AS "reasons";--> statement-breakpoint
UPDATE "ended_turns" SET "failure_cause" = "causes"."cause"
FROM "failed" JOIN "causes" USING ("reason")
WHERE "failed"."organization_id" = "ended_turns"."organization_id" AND "failed"."task_id" = "ended_turns"."task_id" AND "failed"."seq" = "ended_turns"."seq";--> statement-breakpoint
UPDATE "tasks" SET "failure_reason" = "failed"."reason", "failure_cause" = "causes"."cause"
FROM "failed" JOIN "causes" USING ("reason")
WHERE "tasks"."status" IN ('error', 'aborted') AND "failed"."organization_id" = "tasks"."organization_id" AND "failed"."task_id" = "tasks"."id" AND "failed"."seq" = "tasks"."turn_count" - 1;--> statement-breakpoint
DROP TABLE "failed", "causes";--> statement-breakpoint
CREATE INDEX "tasks_failed" ON "tasks" USING btree ("organization_id","failure_cause","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "tasks"."failure_cause" is not null;--> statement-breakpoint
CREATE INDEX "ended_turns_failed" ON "ended_turns" USING btree ("organization_id","failure_cause","completed_at") WHERE "ended_turns"."failure_cause" is not null;--> statement-breakpoint
ANALYZE "tasks", "ended_turns";
