ALTER TABLE `responses` ADD `late` integer;--> statement-breakpoint
ALTER TABLE `waves` ADD `closed_at` text;