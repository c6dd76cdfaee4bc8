ALTER TABLE `coordinator_links` ADD `ends_at` text;--> statement-breakpoint
ALTER TABLE `coordinator_links` ADD `mailed_at` text;