ALTER TABLE "worker_versions" ADD COLUMN "model" text;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "model" text;