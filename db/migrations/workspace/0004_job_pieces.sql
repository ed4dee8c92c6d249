CREATE TABLE "atrium_job_pieces" (
	"job_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"record_ids" uuid[] NOT NULL,
	"updated_at" timestamp with time zone[] NOT NULL,
	CONSTRAINT "atrium_job_pieces_job_id_place_pk" PRIMARY KEY("job_id","place")
);
