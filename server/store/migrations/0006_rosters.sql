CREATE TABLE `coordinator_links` (
	`id` text PRIMARY KEY NOT NULL,
	`study` text NOT NULL,
	`school` text NOT NULL,
	`generation` integer NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	`confirmed_at` text,
	`confirmed_people` integer,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`school`) REFERENCES `schools`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coordinator_links_tokenHash_unique` ON `coordinator_links` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `coordinator_links_once` ON `coordinator_links` (`study`,`school`);--> statement-breakpoint
CREATE TABLE `group_sizes` (
	`study` text NOT NULL,
	`school` text NOT NULL,
	`group` text NOT NULL,
	`pupils` integer NOT NULL,
	PRIMARY KEY(`study`, `school`, `group`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`school`) REFERENCES `schools`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `roster_mappings` (
	`study` text NOT NULL,
	`header` text NOT NULL,
	`mapping` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`study`, `header`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `roster_revisions` (
	`study` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `roster_suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`study` text NOT NULL,
	`school` text NOT NULL,
	`kind` text NOT NULL,
	`person` text,
	`name` text,
	`functions` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`school`) REFERENCES `schools`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `roster_suggestions_school` ON `roster_suggestions` (`study`,`school`);--> statement-breakpoint
ALTER TABLE `invitations` ADD `ended_at` text;--> statement-breakpoint
ALTER TABLE `people` ADD `leave` text;--> statement-breakpoint
ALTER TABLE `people` ADD `was` text;