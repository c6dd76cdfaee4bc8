CREATE TABLE `design_changes` (
	`study` text NOT NULL,
	`revision` integer NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`operations` text NOT NULL,
	`parts` text NOT NULL,
	PRIMARY KEY(`study`, `revision`),
	FOREIGN KEY (`study`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE cascade
);
