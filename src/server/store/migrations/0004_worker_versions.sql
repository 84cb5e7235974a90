CREATE TABLE "worker_versions" (
	"organization_id" text NOT NULL,
	"worker_id" text NOT NULL,
	"version" integer NOT NULL,
	"user_id" text NOT NULL,
	"title" text NOT NULL,
	"summary" text,
	"instructions" text NOT NULL,
	"output_schema" json,
	"visibility" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "worker_versions_organization_id_worker_id_version_pk" PRIMARY KEY("organization_id","worker_id","version")
);
--> statement-breakpoint
ALTER TABLE "worker_versions" ADD CONSTRAINT "worker_versions_worker" FOREIGN KEY ("organization_id","worker_id") REFERENCES "public"."workers"("organization_id","id") ON DELETE no action ON UPDATE no action;