/** `npx tsx server/store/migrations/embed.ts` writes all.ts from the .sql files that drizzle-kit generated. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The text of all.ts as the .sql files say it must be. */
export function embedded(): string {
  const files = readdirSync(here)
    .filter((f) => f.endsWith('.sql'))
    .toSorted();
  const entries = files.map((f) => {
    const sql = readFileSync(`${here}${f}`, 'utf8').replaceAll('`', '"').replaceAll('\\', '\\\\').replaceAll('${', '\\${');
    return `  {\n    name: '${f.replace(/\.sql$/, '')}',\n    sql: \`\n${sql.trim()}\n\`,\n  },`;
  });
  return [
    '/** Written by embed.ts from the .sql files beside it; never by hand. */',
    'export const migrations: readonly { readonly name: string; readonly sql: string }[] = [',
    ...entries,
    '];',
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${here}all.ts`, embedded());
