CREATE TABLE `memberships` (
	`account` text NOT NULL,
	`study` text NOT NULL,
	`role` text NOT NULL,
	`schools` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`account`, `study`),
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `memberships_study` ON `memberships` (`study`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`account` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`account`, `code_hash`),
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `second_factors` (
	`account` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	`last_step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `server_settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `exclusions` (
	`id` text PRIMARY KEY NOT NULL,
	`study` text NOT NULL,
	`position` integer NOT NULL,
	`response` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`taken_back_by` text,
	`taken_back_at` text,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`response`) REFERENCES `responses`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `exclusions_study` ON `exclusions` (`study`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `exclusions_standing` ON `exclusions` (`study`,`response`) WHERE "exclusions"."taken_back_at" is null;--> statement-breakpoint
ALTER TABLE `accounts` ADD `administrator` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `accounts` ADD `suspended_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `by` text DEFAULT 'password' NOT NULL;--> statement-breakpoint
CREATE INDEX `responses_cockpit` ON `responses` (`study`,`state`,`wave`,`school`,`instrument`,`submitted_at`);