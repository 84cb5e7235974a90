ALTER TABLE "turns" ADD COLUMN "output_valid" boolean;--> statement-breakpoint
ALTER TABLE "ended_turns" ADD COLUMN "output_valid" boolean;