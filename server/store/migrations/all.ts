/** Written by embed.ts from the .sql files beside it; never by hand. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: '0000_first',
    sql: `
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_unique" ON "accounts" ("email");--> statement-breakpoint
CREATE TABLE "achievement" (
	"study" text NOT NULL,
	"position" integer NOT NULL,
	"pupil" text NOT NULL,
	"school" text NOT NULL,
	"group" text,
	"subject" text NOT NULL,
	"scale_version" text NOT NULL,
	"occasion" text NOT NULL,
	"school_year" text,
	"time" real,
	"phase" text,
	"exposure" real,
	"score" real,
	"weight" real,
	"covariates" text NOT NULL,
	PRIMARY KEY("study", "position"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "achievement_school" ON "achievement" ("study","school");--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"at" text NOT NULL,
	"actor" text NOT NULL,
	"verb" text NOT NULL,
	"subject" text NOT NULL,
	"study" text,
	"details" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_study" ON "audit" ("study","position");--> statement-breakpoint
CREATE TABLE "instruments" (
	"study" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"position" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"definition" text NOT NULL,
	PRIMARY KEY("study", "id", "version"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"study" text NOT NULL,
	"wave" text NOT NULL,
	"person" text NOT NULL,
	"generation" integer NOT NULL,
	"token_hash" text NOT NULL,
	"consent" text NOT NULL,
	"consent_at" text,
	"language" text,
	"created_at" text NOT NULL,
	"finished_at" text,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","wave") REFERENCES "waves"("study","id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","person") REFERENCES "people"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_tokenHash_unique" ON "invitations" ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_once" ON "invitations" ("study","wave","person");--> statement-breakpoint
CREATE TABLE "network_respondents" (
	"study" text NOT NULL,
	"wave" text NOT NULL,
	"relation" text NOT NULL,
	"person" text NOT NULL,
	"position" integer NOT NULL,
	"school" text NOT NULL,
	PRIMARY KEY("study", "wave", "relation", "person"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","person") REFERENCES "people"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "network_respondents_person" ON "network_respondents" ("study","person");--> statement-breakpoint
CREATE TABLE "nominations" (
	"study" text NOT NULL,
	"wave" text NOT NULL,
	"relation" text NOT NULL,
	"ego" text NOT NULL,
	"alter" text NOT NULL,
	"position" integer NOT NULL,
	"school" text NOT NULL,
	"value" integer NOT NULL,
	PRIMARY KEY("study", "wave", "relation", "ego", "alter"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","ego") REFERENCES "people"("study","id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","alter") REFERENCES "people"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "nominations_ego" ON "nominations" ("study","ego");--> statement-breakpoint
CREATE INDEX "nominations_alter" ON "nominations" ("study","alter");--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"account" text,
	"role" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text,
	FOREIGN KEY ("account") REFERENCES "accounts"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_links_tokenHash_unique" ON "one_time_links" ("token_hash");--> statement-breakpoint
CREATE TABLE "people" (
	"study" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"school" text NOT NULL,
	"code" text NOT NULL,
	"name" text,
	"email" text,
	"functions" text NOT NULL,
	"group" text,
	"from" text,
	"to" text,
	PRIMARY KEY("study", "id"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "people_school" ON "people" ("study","school");--> statement-breakpoint
CREATE UNIQUE INDEX "people_code" ON "people" ("study","code");--> statement-breakpoint
CREATE TABLE "responses" (
	"study" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"person" text,
	"school" text NOT NULL,
	"group" text,
	"about" text,
	"instrument" text NOT NULL,
	"version" integer NOT NULL,
	"wave" text,
	"language" text,
	"started" text,
	"submitted_at" text,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"answers" text NOT NULL,
	"content_hash" text,
	"fingerprint" text NOT NULL,
	"invitation" text,
	"saved_at" text NOT NULL,
	PRIMARY KEY("study", "id"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("invitation") REFERENCES "invitations"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","person") REFERENCES "people"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "responses_cell" ON "responses" ("study","wave","instrument","school");--> statement-breakpoint
CREATE INDEX "responses_person" ON "responses" ("study","person");--> statement-breakpoint
CREATE INDEX "responses_school" ON "responses" ("study","school");--> statement-breakpoint
CREATE UNIQUE INDEX "responses_once" ON "responses" ("invitation","instrument");--> statement-breakpoint
CREATE TABLE "schools" (
	"study" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text,
	"brin" text,
	"cohort" text,
	"attributes" text NOT NULL,
	PRIMARY KEY("study", "id"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	FOREIGN KEY ("account") REFERENCES "accounts"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" ("account");--> statement-breakpoint
CREATE TABLE "studies" (
	"id" text PRIMARY KEY NOT NULL,
	"synthetic" integer NOT NULL,
	"design" text NOT NULL,
	"pseudonym_key" text NOT NULL,
	"imported_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waves" (
	"study" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"label" text NOT NULL,
	"opens" text,
	"closes" text,
	"state" text NOT NULL,
	PRIMARY KEY("study", "id"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
`,
  },
  {
    name: '0001_evidence',
    sql: `
CREATE TABLE "coders" (
	"study" text NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"account" text NOT NULL,
	"added_at" text NOT NULL,
	PRIMARY KEY("study", "code"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX "coders_account" ON "coders" ("study","account");--> statement-breakpoint
CREATE TABLE "coding_tasks" (
	"study" text NOT NULL,
	"school" text NOT NULL,
	"source" text NOT NULL,
	"coder" text NOT NULL,
	"position" integer NOT NULL,
	"assigned_at" text NOT NULL,
	"draft" text NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" text,
	"done_at" text,
	PRIMARY KEY("study", "school", "source", "coder"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","coder") REFERENCES "coders"("study","code") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "inferences" (
	"study" text NOT NULL,
	"position" integer NOT NULL,
	"id" text NOT NULL,
	"factor" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"at" text NOT NULL,
	PRIMARY KEY("study", "id"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "inferences_order" ON "inferences" ("study","position");--> statement-breakpoint
CREATE TABLE "materials" (
	"study" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"school" text NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"wave" text,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" text NOT NULL,
	PRIMARY KEY("study", "id"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "theme_codes" (
	"study" text NOT NULL,
	"school" text NOT NULL,
	"source" text NOT NULL,
	"theme" text NOT NULL,
	"coder" text NOT NULL,
	"position" integer NOT NULL,
	"mention" text NOT NULL,
	"valence" text NOT NULL,
	"quote" text,
	PRIMARY KEY("study", "school", "source", "theme", "coder"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "theme_codes_order" ON "theme_codes" ("study","position");
`,
  },
  {
    name: '0002_class-sessions',
    sql: `
CREATE TABLE "class_seats" (
	"id" text PRIMARY KEY NOT NULL,
	"session" text NOT NULL,
	"number" integer NOT NULL,
	"token_hash" text NOT NULL,
	"state" text NOT NULL,
	"drafts" text NOT NULL,
	"done_hash" text,
	FOREIGN KEY ("session") REFERENCES "class_sessions"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX "class_seats_tokenHash_unique" ON "class_seats" ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "class_seats_number" ON "class_seats" ("session","number");--> statement-breakpoint
CREATE TABLE "class_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"study" text NOT NULL,
	"wave" text NOT NULL,
	"school" text NOT NULL,
	"group" text NOT NULL,
	"generation" integer NOT NULL,
	"code_hash" text NOT NULL,
	"cards" integer NOT NULL,
	"created_at" text NOT NULL,
	"closes_at" text NOT NULL,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","wave") REFERENCES "waves"("study","id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX "class_sessions_codeHash_unique" ON "class_sessions" ("code_hash");--> statement-breakpoint
CREATE INDEX "class_sessions_group" ON "class_sessions" ("study","wave","school","group");
`,
  },
  {
    name: '0003_selections',
    sql: `
CREATE TABLE "selections" (
	"study" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"k_asked" integer NOT NULL,
	"k" integer NOT NULL,
	"high" text NOT NULL,
	"low" text NOT NULL,
	"estimates" text NOT NULL,
	"seed" real NOT NULL,
	"draws" integer NOT NULL,
	"input_hash" text NOT NULL,
	"software_version" text NOT NULL,
	"frozen_at" text NOT NULL,
	"frozen_by" text NOT NULL,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
`,
  },
  {
    name: '0004_late-answers',
    sql: `
ALTER TABLE "responses" ADD "late" integer;--> statement-breakpoint
ALTER TABLE "waves" ADD "closed_at" text;
`,
  },
  {
    name: '0005_listed',
    sql: `
ALTER TABLE "people" ADD "listed" integer DEFAULT true NOT NULL;
`,
  },
  {
    name: '0006_rosters',
    sql: `
CREATE TABLE "coordinator_links" (
	"id" text PRIMARY KEY NOT NULL,
	"study" text NOT NULL,
	"school" text NOT NULL,
	"generation" integer NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" text NOT NULL,
	"revoked_at" text,
	"confirmed_at" text,
	"confirmed_people" integer,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX "coordinator_links_tokenHash_unique" ON "coordinator_links" ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "coordinator_links_once" ON "coordinator_links" ("study","school");--> statement-breakpoint
CREATE TABLE "group_sizes" (
	"study" text NOT NULL,
	"school" text NOT NULL,
	"group" text NOT NULL,
	"pupils" integer NOT NULL,
	PRIMARY KEY("study", "school", "group"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "roster_mappings" (
	"study" text NOT NULL,
	"header" text NOT NULL,
	"mapping" text NOT NULL,
	"saved_at" text NOT NULL,
	PRIMARY KEY("study", "header"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "roster_revisions" (
	"study" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "roster_suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"study" text NOT NULL,
	"school" text NOT NULL,
	"kind" text NOT NULL,
	"person" text,
	"name" text,
	"functions" text NOT NULL,
	"created_at" text NOT NULL,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","school") REFERENCES "schools"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "roster_suggestions_school" ON "roster_suggestions" ("study","school");--> statement-breakpoint
ALTER TABLE "invitations" ADD "ended_at" text;--> statement-breakpoint
ALTER TABLE "people" ADD "leave" text;--> statement-breakpoint
ALTER TABLE "people" ADD "was" text;
`,
  },
  {
    name: '0007_mail',
    sql: `
CREATE TABLE "mail_queue" (
	"id" text PRIMARY KEY NOT NULL,
	"study" text NOT NULL,
	"wave" text NOT NULL,
	"invitation" text NOT NULL,
	"kind" text NOT NULL,
	"round" integer NOT NULL,
	"state" text NOT NULL,
	"not_before" text NOT NULL,
	"created_at" text NOT NULL,
	"attempts" integer NOT NULL,
	"claim" text,
	"claim_until" text,
	"sent_at" text,
	"text_version" integer,
	"language" text,
	"reason" text,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("invitation") REFERENCES "invitations"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","wave") REFERENCES "waves"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "mail_queue_next" ON "mail_queue" ("state","not_before");--> statement-breakpoint
CREATE INDEX "mail_queue_wave" ON "mail_queue" ("study","wave");--> statement-breakpoint
CREATE INDEX "mail_queue_claim" ON "mail_queue" ("claim");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_queue_once" ON "mail_queue" ("invitation","kind","round");--> statement-breakpoint
CREATE TABLE "mail_settings" (
	"study" text PRIMARY KEY NOT NULL,
	"settings" text NOT NULL,
	"saved_at" text NOT NULL,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "mail_texts" (
	"study" text NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"saved_at" text NOT NULL,
	PRIMARY KEY("study", "kind", "language"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
`,
  },
  {
    name: '0008_quality',
    sql: `
CREATE TABLE "memberships" (
	"account" text NOT NULL,
	"study" text NOT NULL,
	"role" text NOT NULL,
	"schools" text,
	"created_at" text NOT NULL,
	PRIMARY KEY("account", "study"),
	FOREIGN KEY ("account") REFERENCES "accounts"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "memberships_study" ON "memberships" ("study");--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"account" text NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" text,
	PRIMARY KEY("account", "code_hash"),
	FOREIGN KEY ("account") REFERENCES "accounts"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"account" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"created_at" text NOT NULL,
	"confirmed_at" text,
	"last_step" integer DEFAULT 0 NOT NULL,
	FOREIGN KEY ("account") REFERENCES "accounts"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "server_settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exclusions" (
	"id" text PRIMARY KEY NOT NULL,
	"study" text NOT NULL,
	"position" integer NOT NULL,
	"response" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"by" text NOT NULL,
	"at" text NOT NULL,
	"taken_back_by" text,
	"taken_back_at" text,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY ("study","response") REFERENCES "responses"("study","id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX "exclusions_study" ON "exclusions" ("study","position");--> statement-breakpoint
CREATE UNIQUE INDEX "exclusions_standing" ON "exclusions" ("study","response") WHERE "exclusions"."taken_back_at" is null;--> statement-breakpoint
ALTER TABLE "accounts" ADD "administrator" integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD "suspended_at" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD "device" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD "by" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
CREATE INDEX "responses_cockpit" ON "responses" ("study","state","wave","school","instrument","submitted_at");
`,
  },
  {
    name: '0009_members',
    sql: `
-- Who could open every study until now is a member of each of them; the first account looks after the accounts.
INSERT INTO "memberships" ("account", "study", "role", "schools", "created_at")
SELECT a."id", s."id", a."role", NULL, s."imported_at" FROM "accounts" a, "studies" s WHERE a."role" = 'researcher';--> statement-breakpoint
INSERT OR IGNORE INTO "memberships" ("account", "study", "role", "schools", "created_at")
SELECT c."account", c."study", 'coder', NULL, c."added_at" FROM "coders" c, "accounts" a WHERE a."id" = c."account";--> statement-breakpoint
UPDATE "accounts" SET "administrator" = 1 WHERE "id" = (
  SELECT "id" FROM "accounts" WHERE "role" = 'researcher' ORDER BY "created_at", "id" LIMIT 1
);
`,
  },
  {
    name: '0010_design',
    sql: `
CREATE TABLE "design_changes" (
	"study" text NOT NULL,
	"revision" integer NOT NULL,
	"at" text NOT NULL,
	"actor" text NOT NULL,
	"operations" text NOT NULL,
	"parts" text NOT NULL,
	PRIMARY KEY("study", "revision"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
`,
  },
  {
    name: '0011_cockpit_indexes',
    sql: `
CREATE INDEX "network_respondents_cockpit" ON "network_respondents" ("study","wave","relation","school");--> statement-breakpoint
CREATE INDEX "people_moved" ON "people" ("study") WHERE ("people"."from" is not null or "people"."to" is not null or "people"."leave" is not null or "people"."was" is not null);
`,
  },
  {
    name: '0012_accounts',
    sql: `
ALTER TABLE "accounts" ADD "name" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD "language" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD "institution" text;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_institution_unique" ON "accounts" ("institution");--> statement-breakpoint
ALTER TABLE "sessions" ADD "proved_at" text;--> statement-breakpoint
CREATE INDEX "audit_accounts" ON "audit" ("position") WHERE (study is null or verb in ('members.join', 'members.set', 'members.remove'));
`,
  },
  {
    name: '0013_letter-codes',
    sql: `
CREATE TABLE "mail_automatic" (
	"study" text PRIMARY KEY NOT NULL,
	"invitation" integer NOT NULL,
	"reminder" integer NOT NULL,
	"thanks" integer NOT NULL,
	"by" text NOT NULL,
	"since" text NOT NULL,
	"paused_at" text,
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE "mail_digests" (
	"study" text NOT NULL,
	"day" text NOT NULL,
	"created_at" text NOT NULL,
	PRIMARY KEY("study", "day"),
	FOREIGN KEY ("study") REFERENCES "studies"("id") ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD "code_hash" text;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_codeHash_unique" ON "invitations" ("code_hash");--> statement-breakpoint
ALTER TABLE "mail_queue" ADD "automatic" integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_queue" ADD "digest_at" text;
`,
  },
  {
    name: '0014_coordinator-ends',
    sql: `
ALTER TABLE "coordinator_links" ADD "ends_at" text;--> statement-breakpoint
ALTER TABLE "coordinator_links" ADD "mailed_at" text;
`,
  },
];
