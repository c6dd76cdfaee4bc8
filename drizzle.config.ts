import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name what-changed` writes the next migration; server/store/migrations/README.md says what then. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './server/store/tables.ts',
  out: './server/store/migrations',
  casing: 'snake_case',
});
