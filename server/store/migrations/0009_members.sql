-- Who could open every study until now is a member of each of them; the first account looks after the accounts.
INSERT INTO `memberships` (`account`, `study`, `role`, `schools`, `created_at`)
SELECT a.`id`, s.`id`, a.`role`, NULL, s.`imported_at` FROM `accounts` a, `studies` s WHERE a.`role` = 'researcher';--> statement-breakpoint
INSERT OR IGNORE INTO `memberships` (`account`, `study`, `role`, `schools`, `created_at`)
SELECT c.`account`, c.`study`, 'coder', NULL, c.`added_at` FROM `coders` c, `accounts` a WHERE a.`id` = c.`account`;--> statement-breakpoint
UPDATE `accounts` SET `administrator` = 1 WHERE `id` = (
  SELECT `id` FROM `accounts` WHERE `role` = 'researcher' ORDER BY `created_at`, `id` LIMIT 1
);
