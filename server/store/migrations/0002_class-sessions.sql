CREATE TABLE `class_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`session` text NOT NULL,
	`number` integer NOT NULL,
	`token_hash` text NOT NULL,
	`state` text NOT NULL,
	`drafts` text NOT NULL,
	`done_hash` text,
	FOREIGN KEY (`session`) REFERENCES `class_sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `class_seats_tokenHash_unique` ON `class_seats` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `class_seats_number` ON `class_seats` (`session`,`number`);--> statement-breakpoint
CREATE TABLE `class_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`study` text NOT NULL,
	`wave` text NOT NULL,
	`school` text NOT NULL,
	`group` text NOT NULL,
	`generation` integer NOT NULL,
	`code_hash` text NOT NULL,
	`cards` integer NOT NULL,
	`created_at` text NOT NULL,
	`closes_at` text NOT NULL,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`wave`) REFERENCES `waves`(`study`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`school`) REFERENCES `schools`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `class_sessions_codeHash_unique` ON `class_sessions` (`code_hash`);--> statement-breakpoint
CREATE INDEX `class_sessions_group` ON `class_sessions` (`study`,`wave`,`school`,`group`);