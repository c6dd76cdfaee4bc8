CREATE TABLE `mail_queue` (
	`id` text PRIMARY KEY NOT NULL,
	`study` text NOT NULL,
	`wave` text NOT NULL,
	`invitation` text NOT NULL,
	`kind` text NOT NULL,
	`round` integer NOT NULL,
	`state` text NOT NULL,
	`not_before` text NOT NULL,
	`created_at` text NOT NULL,
	`attempts` integer NOT NULL,
	`claim` text,
	`claim_until` text,
	`sent_at` text,
	`text_version` integer,
	`language` text,
	`reason` text,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invitation`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`wave`) REFERENCES `waves`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mail_queue_next` ON `mail_queue` (`state`,`not_before`);--> statement-breakpoint
CREATE INDEX `mail_queue_wave` ON `mail_queue` (`study`,`wave`);--> statement-breakpoint
CREATE INDEX `mail_queue_claim` ON `mail_queue` (`claim`);--> statement-breakpoint
CREATE UNIQUE INDEX `mail_queue_once` ON `mail_queue` (`invitation`,`kind`,`round`);--> statement-breakpoint
CREATE TABLE `mail_settings` (
	`study` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mail_texts` (
	`study` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`study`, `kind`, `language`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
