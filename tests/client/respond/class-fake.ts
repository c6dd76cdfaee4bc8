/** The server's side of a class session, canned: pupils' pages and the teacher's page in every state, without clock or chance. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import QRCode from 'qrcode';
import { makeForm } from '../../../instruments/form.ts';
import { latestInstrument } from '../../../instruments/registry.ts';
import type { Language } from '../../../instruments/types.ts';
import type { ClassesWire, Picture, Session } from '../../../client/respond/class/wire.ts';
import { pictureIds } from '../../../client/respond/class/pictures.ts';
import type { FakeReply } from './fake-server.ts';
import { policy } from './fixture.ts';

const pupils = latestInstrument('pupil-perception')!;
export const code = 'FHJ234';
export const teacherToken = 'teacher-token_0123456789';
const refuse = (status: number, problem: string): FakeReply => ({
  status,
  body: { type: 'about:blank', title: problem, status, code: problem },
});
const ok = (body: unknown): FakeReply => ({ status: 200, body });
const card = (number: number) => ({ number, picture: pictureIds[(number * 5) % pictureIds.length] as Picture });

/** Thirty seats: most done, some busy, a few just begun. */
export const tiles = (n: number): Session['tiles'] =>
  Array.from({ length: n }, (_, i) => ({
    ...card(i + 1),
    state: i % 7 === 3 ? ('started' as const) : i % 3 === 1 ? ('busy' as const) : ('done' as const),
  }));

export class ClassFake {
  status: ClassesWire['GET /api/class']['reply']['status'] = 'open';
  /** answers are still taken after the wave was closed */
  late = false;
  group: string | null = '5/6';
  waves: { id: string; label: string }[] = [{ id: 'T2b', label: 'T2b' }];
  sessions = 1;
  seats = 30;
  cards = 30;
  open = true;
  synthetic = false;
  /** no answer comes to these keys */
  silent = new Set<string>();
  drafts: { response: string; instrument: string; revision: number; answers: Record<string, unknown> }[] = [];

  row() {
    const done = tiles(this.seats).filter((t) => t.state === 'done').length;
    const at = { createdAt: '2026-03-10T09:00:00.000Z', closesAt: '2026-03-10T09:45:00.000Z' };
    const of = { wave: 'T2b', waveLabel: 'T2b', school: 's1', schoolName: 'De Noordster', group: this.group ?? '5/6' };
    return { id: 'one', ...of, ...at, open: this.open, seats: this.seats, done, printed: this.cards };
  }
  async session(): Promise<Session> {
    const address = 'https://meetmoment.example.org/k/';
    return {
      ...this.row(),
      study: { nl: 'Samen leren van gegevens', en: 'Learning from data together' },
      synthetic: this.synthetic,
      consentMode: 'active',
      waveOpen: true,
      code,
      address,
      qr: await QRCode.toString(`${address}#${code}`, { type: 'svg', margin: 2 }),
      secondsLeft: this.open ? 38 * 60 : 0,
      cards: Array.from({ length: this.cards }, (_, i) => card(i + 1)),
      tiles: tiles(this.seats),
    };
  }

  /** undefined = no answer comes */
  async handle(key: string, path: string, token: string | undefined, body: unknown): Promise<FakeReply | undefined> {
    if (this.silent.has(key)) return undefined;
    if (key.includes('/api/respond/class') && token !== teacherToken) return refuse(401, 'linkUnknown');
    const language: Language = path.endsWith('=en') ? 'en' : 'nl';
    switch (key) {
      case 'GET /api/respond/class': {
        const row = { ...this.row(), open: false };
        const sessions = Array.from({ length: this.sessions }, (_, i) => ({ ...row, id: `s${i}` }));
        return ok({ group: this.group, school: 'De Noordster', consentMode: 'active', waves: this.waves, sessions });
      }
      case 'POST /api/respond/class':
        return ok({ id: 'one' });
      case 'GET /api/respond/class/*':
        return ok(await this.session());
      case 'PUT /api/respond/class/*/time':
        this.open = (body as { minutes: number }).minutes > 0;
        return ok(await this.session());
      case 'POST /api/class/enter':
        return (body as { code: string }).code.toUpperCase().replace(/\s/g, '') === code
          ? ok({ token: 'seat_fake', number: 7, picture: 'fish', returned: false })
          : refuse(404, 'codeUnknown');
      case 'GET /api/class': {
        const { status, synthetic, drafts } = this;
        const late = status === 'closed' && this.late ? { lateUntil: '2026-03-24T09:00:00.000Z' } : {};
        return ok({ status, number: 7, picture: 'fish', secondsLeft: status === 'open' ? 1800 : 0, synthetic, drafts, ...late });
      }
      case 'GET /api/class/forms': {
        const { id: instrument, version } = pupils;
        return ok({
          forms: [{ instrument, version, language, survey: makeForm(pupils, language), practice: pupils.practice![language] }],
        });
      }
      case 'PUT /api/class/draft': {
        const { response, instrument, baseRevision, answers } = body as {
          response: string;
          instrument: string;
          baseRevision: number;
          answers: Record<string, unknown>;
        };
        this.drafts = [{ response, instrument, revision: baseRevision + 1, answers }];
        const late = this.status === 'closed' ? { late: true } : {};
        return ok({ revision: baseRevision + 1, savedAt: '2026-03-10T09:10:00.000Z', ...late });
      }
      case 'POST /api/class/submit':
        if (this.status === 'closed') {
          this.status = 'finished';
          return ok({ status: 'finished', submittedAt: '2026-03-10T09:20:00.000Z', late: true });
        }
        this.status = 'finished';
        return ok({ status: 'finished', submittedAt: '2026-03-10T09:20:00.000Z' });
      case 'POST /api/class/discard':
        this.status = 'finished';
        return ok({ status: 'finished', submittedAt: '2026-03-10T09:20:00.000Z' });
      default:
        return refuse(404, 'notFound');
    }
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Serves the built pages at `/k/` and `/class/` with this fake behind them, under the server's own policy. */
export async function serveClass(dist: string, fake: ClassFake): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((req, res) => {
    void answer().catch(() => res.writeHead(404).end());
    async function answer() {
      const path = (req.url ?? '/').split('#')[0]!;
      if (path.startsWith('/api/')) {
        const chunks: Buffer[] = [];
        for await (const chunk of req) chunks.push(chunk as Buffer);
        const text = Buffer.concat(chunks).toString('utf8');
        const key = `${req.method} ${path.split('?')[0]!.replace(/(respond\/class\/)[^/]+/, '$1*')}`;
        const reply = await fake.handle(
          key,
          path,
          req.headers.authorization?.replace('Bearer ', ''),
          text ? JSON.parse(text) : undefined,
        );
        if (!reply) return void res.destroy();
        res
          .writeHead(reply.status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
          .end(JSON.stringify(reply.body));
        return;
      }
      const pages: Readonly<Record<string, string>> = {
        '/k/': 'respond/class/index.html',
        '/class/': 'respond/class/teacher/index.html',
      };
      const file = pages[path] ?? (path === '/r/worker.js' ? 'respond/worker.js' : normalize(path).replace(/^\/+/, ''));
      const bytes = await readFile(join(dist, file));
      res
        .writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': policy,
          'service-worker-allowed': '/',
        })
        .end(bytes);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
