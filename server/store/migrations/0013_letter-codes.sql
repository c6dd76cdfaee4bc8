CREATE TABLE `mail_automatic` (
	`study` text PRIMARY KEY NOT NULL,
	`invitation` integer NOT NULL,
	`reminder` integer NOT NULL,
	`thanks` integer NOT NULL,
	`by` text NOT NULL,
	`since` text NOT NULL,
	`paused_at` text,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mail_digests` (
	`study` text NOT NULL,
	`day` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`study`, `day`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `invitations` ADD `code_hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_codeHash_unique` ON `invitations` (`code_hash`);--> statement-breakpoint
ALTER TABLE `mail_queue` ADD `automatic` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `mail_queue` ADD `digest_at` text;