/** Every table, once: a line here per file of tables/, so that the migrations and the store see one list. */
export * from './tables/core.ts';
export * from './tables/accounts.ts';
export * from './tables/evidence.ts';
export * from './tables/classes.ts';
export * from './tables/contrast.ts';
export * from './tables/rosters.ts';
export * from './tables/mail.ts';
export * from './tables/quality.ts';
export * from './tables/design.ts';
