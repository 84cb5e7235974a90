CREATE TABLE "charges" (
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"seq" integer NOT NULL,
	"step" integer NOT NULL,
	"credits" integer NOT NULL,
	CONSTRAINT "charges_organization_id_task_id_seq_step_pk" PRIMARY KEY("organization_id","task_id","seq","step")
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"seq" integer NOT NULL,
	"step" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"start_ms" bigint NOT NULL,
	"duration_ms" bigint NOT NULL,
	"input_tokens" bigint NOT NULL,
	"cached_input_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"bytes_read" bigint NOT NULL,
	"is_estimated" boolean NOT NULL,
	"cost" double precision NOT NULL,
	CONSTRAINT "steps_organization_id_task_id_seq_step_pk" PRIMARY KEY("organization_id","task_id","seq","step")
);
--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_step" FOREIGN KEY ("organization_id","task_id","seq","step") REFERENCES "public"."steps"("organization_id","task_id","seq","step") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_turn" FOREIGN KEY ("organization_id","task_id","seq") REFERENCES "public"."turns"("organization_id","task_id","seq") ON DELETE no action ON UPDATE no action;