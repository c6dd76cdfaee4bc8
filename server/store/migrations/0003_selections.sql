CREATE TABLE `selections` (
	`study` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`k_asked` integer NOT NULL,
	`k` integer NOT NULL,
	`high` text NOT NULL,
	`low` text NOT NULL,
	`estimates` text NOT NULL,
	`seed` real NOT NULL,
	`draws` integer NOT NULL,
	`input_hash` text NOT NULL,
	`software_version` text NOT NULL,
	`frozen_at` text NOT NULL,
	`frozen_by` text NOT NULL,
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
