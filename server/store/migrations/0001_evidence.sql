CREATE TABLE `coders` (
	`study` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	`account` text NOT NULL,
	`added_at` text NOT NULL,
	PRIMARY KEY(`study`, `code`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coders_account` ON `coders` (`study`,`account`);--> statement-breakpoint
CREATE TABLE `coding_tasks` (
	`study` text NOT NULL,
	`school` text NOT NULL,
	`source` text NOT NULL,
	`coder` text NOT NULL,
	`position` integer NOT NULL,
	`assigned_at` text NOT NULL,
	`draft` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` text,
	`done_at` text,
	PRIMARY KEY(`study`, `school`, `source`, `coder`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`coder`) REFERENCES `coders`(`study`,`code`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`school`) REFERENCES `schools`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `inferences` (
	`study` text NOT NULL,
	`position` integer NOT NULL,
	`id` text NOT NULL,
	`factor` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`study`, `id`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `inferences_order` ON `inferences` (`study`,`position`);--> statement-breakpoint
CREATE TABLE `materials` (
	`study` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`school` text NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	`wave` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` text NOT NULL,
	PRIMARY KEY(`study`, `id`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`school`) REFERENCES `schools`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `theme_codes` (
	`study` text NOT NULL,
	`school` text NOT NULL,
	`source` text NOT NULL,
	`theme` text NOT NULL,
	`coder` text NOT NULL,
	`position` integer NOT NULL,
	`mention` text NOT NULL,
	`valence` text NOT NULL,
	`quote` text,
	PRIMARY KEY(`study`, `school`, `source`, `theme`, `coder`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`study`,`school`) REFERENCES `schools`(`study`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `theme_codes_order` ON `theme_codes` (`study`,`position`);