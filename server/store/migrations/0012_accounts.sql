ALTER TABLE `accounts` ADD `name` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `language` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `institution` text;--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_institution_unique` ON `accounts` (`institution`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `proved_at` text;--> statement-breakpoint
CREATE INDEX `audit_accounts` ON `audit` (`position`) WHERE (study is null or verb in ('members.join', 'members.set', 'members.remove'));