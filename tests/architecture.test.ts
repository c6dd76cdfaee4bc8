/**
 * Who may import whom (DESIGN.md §3), read off the import lines of every file. A rule names the files it is about, what
 * they may import and why; a new feature is covered without touching this file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const tops = ['server', 'client', 'instruments', 'analysis', 'tests'];

interface Import {
  readonly from: string;
  readonly line: number;
  /** repository path for our own files, package name (or node:x) otherwise */
  readonly to: string;
  readonly own: boolean;
  readonly typeOnly: boolean;
}

const filesBelow = (dir: string): string[] =>
  readdirSync(join(root, dir), { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? filesBelow(join(dir, e.name)) : /\.(ts|tsx)$/.test(e.name) ? [join(dir, e.name)] : [],
  );

const packageOf = (specifier: string) =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

const importPattern =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** `import { type A, type B } from` carries no value either. */
const onlyTypes = (statement: string) => {
  const braces = /\{([^}]*)\}/.exec(statement);
  if (!braces || /^\s*(?:import|export)\s+[\w*]/.test(statement)) return false;
  const names = braces[1]!
    .split(',')
    .map((n) => n.trim())
    .filter(Boolean);
  return names.length > 0 && names.every((n) => n.startsWith('type '));
};

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importPattern)].map((m) => {
    const specifier = (m[2] ?? m[3])!;
    const own = specifier.startsWith('.');
    const statement = m[0];
    return {
      from: file,
      line: text.slice(0, m.index + statement.length).split('\n').length,
      to: own ? normalize(join(dirname(file), specifier)) : packageOf(specifier),
      own,
      typeOnly: m[1] !== undefined || onlyTypes(statement),
    };
  });
};

const files = tops.flatMap(filesBelow);
const imports = files.flatMap(importsOf);
const code = imports.filter((i) => !i.from.startsWith('tests/'));

interface Rule {
  readonly about: RegExp;
  readonly may: (i: Import) => boolean;
  readonly why: string;
}

const under =
  (...prefixes: string[]) =>
  (i: Import) =>
    i.own && prefixes.some((p) => i.to.startsWith(p));
const pkg =
  (...names: (string | RegExp)[]) =>
  (i: Import) =>
    !i.own && names.some((n) => (typeof n === 'string' ? i.to === n : n.test(i.to)));
const any =
  (...tests: ((i: Import) => boolean)[]) =>
  (i: Import) =>
    tests.some((t) => t(i));
const contract = (i: Import) => i.own && /^server\/[a-z]+\/contract\.ts$/.test(i.to);
const feature = (file: string) => /^server\/([a-z]+)\//.exec(file)?.[1];

/** Features that hold data and decisions; the rest of server/ is plumbing, composition or output. */
const composers = /^server\/(main|app|cli|build|dev)\.ts$|^server\/(workers|cli)\//;

const rules: Rule[] = [
  {
    about: /^instruments\//,
    may: any(under('instruments/'), (i) => i.to === 'node:crypto' && i.from === 'instruments/fingerprint.ts'),
    why: 'instruments are data and pure functions: no npm packages, no other folder',
  },
  {
    about: /^analysis\//,
    may: any(
      under('analysis/', 'instruments/'),
      (i) => i.from === 'analysis/distributions.ts' && pkg('jstat', /^@stdlib\//)(i),
      (i) => i.from === 'analysis/linear.ts' && pkg('ml-matrix')(i),
      (i) => i.from === 'analysis/random.ts' && pkg('pure-rand')(i),
      (i) => i.from.startsWith('analysis/networks/') && pkg(/^graphology/)(i),
    ),
    why: 'analysis is pure: itself, types and keys from instruments, and each numeric library behind its one file',
  },
  {
    about: /^server\/[a-z]+\/contract\.ts$/,
    may: any(pkg('zod'), contract, under('instruments/types.ts')),
    why: 'a contract is the wire: zod, instruments/types, other contracts',
  },
  {
    about: /^server\/[a-z]+\/rules\.ts$/,
    may: any(under('instruments/', 'analysis/'), (i) => i.own && (i.typeOnly || feature(i.to) === feature(i.from))),
    why: 'rules decide on values only: no store, no http, no clock',
  },
  {
    about: /^server\/demo\//,
    may: any(under('server/demo/', 'instruments/', 'analysis/')),
    why: 'the demo is made from instruments and analysis; it never touches the store',
  },
  {
    about: /^client\/respond\//,
    may: any(
      // types.ts holds kinds and guards, no instrument and no key
      under('client/respond/', 'client/lib/', 'instruments/types.ts'),
      (i) => i.typeOnly && contract(i),
      pkg('react', 'react-dom', 'survey-core', 'survey-react-ui', 'idb', 'dompurify'),
    ),
    why: 'a scoring key must not reach a phone, and neither must zod or the console',
  },
  {
    about: /^client\/respond\/first\.ts$/,
    may: any(under('client/respond/', 'client/lib/'), (i) => i.typeOnly),
    why: 'the first page is plain TypeScript: a few kB',
  },
  {
    about: /^client\/lib\//,
    may: any(under('client/lib/'), (i) => i.typeOnly && (contract(i) || under('instruments/types.ts')(i)), pkg('idb')),
    why: 'client/lib is shared with the first page: no package that weighs',
  },
  {
    about: /^client\/(console|report|ui)\//,
    may: any(
      (i) => i.own && under(`client/${i.from.split('/')[1]}/`, 'client/ui/', 'client/lib/')(i),
      (i) => i.typeOnly && (contract(i) || under('instruments/types.ts', 'analysis/types.ts')(i)),
      under('instruments/types.ts'),
      (i) => !i.own && !/^(express|drizzle|better-sqlite3|node:|jstat|graphology|survey-)/.test(i.to),
    ),
    why: 'console and report know ui, lib, types of contracts; not each other, not the server',
  },
];

const offenders = (broken: (i: Import) => string | undefined) =>
  code.flatMap((i) => {
    const why = broken(i);
    return why ? [`${i.from}:${i.line} imports ${i.to}${i.typeOnly ? ' (type)' : ''}: ${why}`] : [];
  });

describe('who may import whom', () => {
  it('reads files and import lines at all', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  it.each(rules.map((r) => [r.about.source, r] as const))('%s', (_, rule) => {
    expect(offenders((i) => (rule.about.test(i.from) && !rule.may(i) ? rule.why : undefined))).toEqual([]);
  });

  it('a server feature knows other features by contract, store builders and the store only', () => {
    expect(
      offenders((i) => {
        const mine = feature(i.from);
        const theirs = feature(i.to);
        if (!i.own || !mine || !theirs || mine === theirs || composers.test(i.from)) return undefined;
        return /^server\/[a-z]+\/(rules|routes)\.ts$/.test(i.to) ? "another feature's rules or routes" : undefined;
      }),
    ).toEqual([]);
  });

  it('Express stays in http and app, drizzle in store/ and */store.ts, survey-core out of the server', () => {
    expect(
      offenders((i) => {
        if (i.to === 'express' && !/^server\/(http\/|app\.ts$|dev\.ts$)/.test(i.from)) return 'Express outside http and app';
        if (/^(drizzle-orm|better-sqlite3)$/.test(i.to) && !/^server\/(store\/|[a-z]+\/store\.ts$)/.test(i.from))
          return 'drizzle outside store/ and */store.ts';
        if (i.to.startsWith('survey-') && !i.from.startsWith('client/respond/'))
          return 'survey-core lets too much through: client/respond only';
        if (i.to.startsWith('client/') && !i.from.startsWith('client/')) return 'nobody imports the client';
        if (i.to.startsWith('tests/')) return 'nobody imports tests';
        return undefined;
      }),
    ).toEqual([]);
  });

  it('no own import leads nowhere, and none leaves the house', () => {
    const known = new Set(files);
    const missing = imports.filter((i) => i.own && /\.tsx?$/.test(i.to) && !known.has(i.to) && !i.to.startsWith('../'));
    expect(missing.map((i) => `${i.from}:${i.line} → ${i.to}`)).toEqual([]);
    expect(code.filter((i) => i.own && i.to.startsWith('..')).map((i) => `${i.from} → ${i.to}`)).toEqual([]);
  });

  it('no cycles between files (types apart)', () => {
    const next = new Map<string, string[]>();
    for (const i of imports) if (i.own && !i.typeOnly) next.set(i.from, [...(next.get(i.from) ?? []), i.to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (f: string, path: string[]) => {
      if (state.get(f) === 'done') return;
      if (state.get(f) === 'open') {
        cycles.push([...path.slice(path.indexOf(f)), f].join(' → '));
        return;
      }
      state.set(f, 'open');
      for (const t of next.get(f) ?? []) visit(t, [...path, f]);
      state.set(f, 'done');
    };
    for (const f of files) visit(f, []);
    expect(cycles).toEqual([]);
  });
});

describe('habits', () => {
  const text = (f: string) => readFileSync(join(root, f), 'utf8');
  /** strings and comments may speak of clocks; code may not use them */
  const bare = (f: string) => text(f).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'/g, '');
  const named = (fs: string[], pattern: RegExp) => fs.filter((f) => pattern.test(bare(f)));

  it('instruments, analysis, rules and reports read no clock and no chance', () => {
    const pure = files.filter((f) =>
      /^(instruments|analysis|server\/reports|server\/demo)\/|^server\/[a-z]+\/rules\.ts$/.test(f),
    );
    expect(
      named(pure, /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.(randomUUID|getRandomValues)\b/),
    ).toEqual([]);
  });

  it('config.ts is the only reader of the environment', () => {
    const server = files.filter((f) => f.startsWith('server/') && f !== 'server/config.ts');
    expect(named(server, /\bprocess\.env\b/)).toEqual([]);
  });

  it('no test file is longer than 400 lines', () => {
    const long = files.filter((f) => f.startsWith('tests/') && text(f).split('\n').length > 401);
    expect(long).toEqual([]);
  });

  it('every top folder has a README of at most a page', () => {
    for (const top of tops) {
      const lines = readFileSync(join(root, top, 'README.md'), 'utf8').split('\n').length;
      expect(lines, `${top}/README.md`).toBeLessThanOrEqual(90);
      expect(lines, `${top}/README.md`).toBeGreaterThan(5);
    }
  });

  it('no file names a path of a machine', () => {
    expect(
      files.filter((f) => /(^|[^A-Za-z0-9_.])\/(work|farm|home\/[a-z]+)\//.test(text(f)) && !f.endsWith('architecture.test.ts')),
    ).toEqual([]);
  });
});
