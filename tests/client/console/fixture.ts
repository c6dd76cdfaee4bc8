/**
 * The built console with canned answers: every room in every state of client/console/routes.ts without a server, a clock or
 * chance, for screens and for axe. `show` decides what the API answers; arrive.ts brings a page into the state.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type ConsoleRoute, consoleRoutes } from '../../../client/console/routes.ts';
import { classes } from './classes-data.ts';
import * as field from './cockpit-data.ts';
import * as data from './data.ts';
import * as doubts from './quality-data.ts';
import * as designs from './design-data.ts';
import * as coded from './evidence-data.ts';
import * as post from './mail-data.ts';
import { hostileReport, report } from './report-data.ts';
import { withoutExplanatory } from '../../../server/reports/closed.ts';
import * as chosen from './selection-data.ts';
import { peopleAnswer } from './people-data.ts';
import { rosterAnswer } from './roster-data.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** as the server sends it for the console (DESIGN.md §9.2) */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'";

const standing = { name: null, administrator: true, memberships: [] };
const researcher = {
  account: { email: 'researcher@example.org', role: 'researcher', ...standing },
  csrf: 'csrf',
  institution: false,
  forgot: true,
  secondFactorDue: false,
};
const nobody = { account: null, csrf: null, institution: false, forgot: true, secondFactorDue: false };
type Answer = { readonly status?: number; readonly body: unknown } | 'never';
const refuse = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, ...more },
});
const ok = (body: unknown): Answer => ({ body });

const closedReport = (language: 'nl' | 'en') => withoutExplanatory(report(language), language);

/** state `conflict`: once a change was refused, the next look at the design is at what the colleague made of it */
let faster = false;
const colleagueWas = (): boolean => {
  const was = faster;
  faster = false;
  return was;
};

/** What the API answers in a state of a room; 'never' keeps the page waiting. */
function answer(route: string, state: string, key: string, url: URL): Answer {
  const signedOut = route === 'signIn' || route === 'forgot' || route === 'welcome' || route === 'institution';
  const people = peopleAnswer(route, state, key, researcher, nobody);
  if (people !== undefined) return people;
  const rosters = rosterAnswer(route, state, key);
  if (rosters !== undefined) return rosters;
  if (key === 'GET /api/session')
    return ok(
      signedOut
        ? nobody
        : state === 'coder'
          ? { ...researcher, account: { email: 'coder@example.org', role: 'coder', ...standing } }
          : researcher,
    );
  if (key === 'POST /api/session') return refuse(401, 'wrongCredentials');
  if (key === 'POST /api/one-time/look') {
    if (state === 'loading') return 'never';
    if (state === 'failed') return refuse(410, 'oneTimeLinkUsed');
    const first = state === 'firstAccount';
    return ok({
      purpose: first ? 'firstAccount' : 'signIn',
      email: first ? null : 'coder@example.org',
      role: first ? 'researcher' : 'coder',
    });
  }
  const target: Record<string, string> = {
    studies: 'GET /api/studies',
    overview: 'GET /api/studies/*',
    design: 'GET /api/studies/*/design',
    cockpit: 'GET /api/studies/*/cockpit',
    quality: 'GET /api/studies/*/quality',
    response: 'GET /api/studies/*/response',
    schools: 'GET /api/studies/*/schools',
    rosterImport: 'GET /api/studies/*',
    classes: 'GET /api/studies/*/classes',
    roster: 'GET /api/studies/*/schools/*/people',
    invitations: 'GET /api/studies/*/waves/*/invitations',
    mail: 'GET /api/studies/*/waves/*/mail',
    mailTexts: 'GET /api/studies/*/mail',
    results: 'GET /api/studies/*/results',
    selection: 'GET /api/studies/*/selection',
    audit: 'GET /api/studies/*/audit',
    material: 'GET /api/studies/*/evidence',
    coding: 'GET /api/studies/*/coding',
    codingUnit: 'GET /api/studies/*/coding/*',
    consensus: 'GET /api/studies/*/consensus',
    consensusUnit: 'GET /api/studies/*/consensus/*',
    jointDisplay: 'GET /api/studies/*/joint-display',
  };
  if (target[route] === key && state === 'loading') return 'never';
  if (target[route] === key && state === 'failed') return refuse(500, 'internal');
  const empty = target[route] === key && state === 'empty';
  const language = url.searchParams.get('language') === 'en' ? 'en' : 'nl';
  if (key === 'POST /api/studies/*/selection/jobs' || key === 'POST /api/studies/*/results/jobs')
    return ok(state === 'loading' ? chosen.running : state === 'stopped' ? chosen.stopped : chosen.done);
  if (key === 'GET /api/studies/*/jobs/*') return ok(chosen.running);
  switch (key) {
    case 'GET /api/studies':
      return ok({ studies: empty ? [] : [data.summary, data.otherSummary] });
    case 'POST /api/studies':
      if (state === 'progress') return 'never';
      if (state === 'refused') return refuse(422, 'folderRefused', { problems: data.problems });
      if (state === 'failed') return refuse(409, 'studyExists');
      return ok(data.imported);
    case 'GET /api/studies/*':
      return ok(empty ? data.emptyOverview : state === 'away' ? data.awayOverview : data.overview);
    case 'POST /api/studies/*/quality/jobs':
      return ok(state === 'loading' ? chosen.running : chosen.done);
    case 'GET /api/studies/*/quality':
      return ok(empty ? { ...doubts.quality, doubts: [] } : doubts.quality);
    case 'GET /api/studies/*/quality/*':
      return ok(doubts.judged);
    case 'GET /api/studies/*/cockpit':
      return ok(field.cockpitIn(state));
    case 'GET /api/studies/*/cockpit/*':
      return ok(field.calls);
    case 'GET /api/studies/*/cockpit/*/*':
      return ok(field.functions);
    case 'POST /api/studies/*': // the new study
      return refuse(409, 'studyExists');
    case 'GET /api/studies/*/design':
      return ok(
        empty ? designs.noDesign : state === 'versions' ? designs.versions : colleagueWas() ? designs.overtaken : designs.design,
      );
    case 'POST /api/studies/*/design/dry-run':
      if (state === 'conflict') return (faster = true), refuse(409, 'designChanged');
      return ok(state === 'refused' ? designs.refusedLook : designs.look);
    case 'GET /api/studies/*/response':
      return ok(empty ? { ...data.matrix, cells: [] } : state === 'away' ? data.awayMatrix : data.matrix);
    case 'GET /api/studies/*/classes':
      return ok(empty ? { ...classes, waves: [], cardWaves: [], sessions: [] } : classes);
    case 'GET /api/studies/*/schools':
      return ok(empty ? { schools: [] } : data.schoolList);
    case 'GET /api/studies/*/schools/*/people':
      return ok(empty ? { people: [] } : data.people);
    case 'GET /api/studies/*/waves/*/invitations':
      return ok(empty || (route === 'mailTexts' && state === 'empty') ? { due: 298, invitations: [] } : data.invitations);
    case 'GET /api/studies/*/mail/alarm':
      return ok(state === 'alarm' ? post.lateAlarm : post.calm);
    case 'GET /api/studies/*/mail':
      return ok(state === 'alarm' ? post.lateStudyMail : state === 'off' ? post.offStudyMail : post.studyMail);
    case 'GET /api/studies/*/waves/*/mail':
      if (state === 'alarm') return ok(post.lateWaveMail);
      return ok(empty ? post.noWaveMail : { ...post.waveMail, on: state !== 'off' });
    case 'GET /api/studies/*/waves/*/mail/plan':
      return ok(route === 'mail' && state === 'empty' ? post.noPlan : post.plan);
    case 'GET /api/studies/*/waves/*/mail/forecast': {
      const forecasts = {
        automatic: post.forecast,
        setting: post.forecast,
        paused: { ...post.forecast, paused: true, days: [] },
      };
      return ok(forecasts[state as keyof typeof forecasts] ?? post.noForecast);
    }
    case 'POST /api/studies/*/mail/returned':
      return ok(post.returned);
    case 'POST /api/studies/*/waves/*/mail/preview':
      return ok(state === 'wrong' ? post.wrongPreview : post.preview);
    case 'POST /api/studies/*/waves/*/invitations/links':
      return ok({ links: data.invitations.invitations.map((i) => ({ ...i, ...data.linkOf(i.id) })) });
    case 'GET /api/studies/*/results':
      if (state === 'hostile') return ok(hostileReport);
      if (state === 'closed') return ok(closedReport(language));
      return ok(empty ? { ...report(language), sections: [] } : report(language));
    case 'GET /api/studies/*/selection': {
      const views = { frozen: chosen.frozen, differs: chosen.differs, refused: chosen.refused, empty: chosen.nothing };
      return ok(views[state as keyof typeof views] ?? chosen.selection);
    }
    case 'GET /api/studies/*/export.zip':
      return refuse(500, 'internal');
    case 'GET /api/studies/*/evidence':
      return ok(empty ? coded.noEvidence : coded.evidence);
    case 'GET /api/studies/*/materials/*':
      return ok({ title: 'Gesprek juni', text: coded.codingUnit.texts[0]?.text });
    case 'GET /api/studies/*/coding':
      return ok(empty ? { ...coded.worklist, units: [] } : coded.worklist);
    case 'GET /api/studies/*/coding/*':
      return ok(state === 'done' ? { ...coded.codingUnit, state: 'done' } : coded.codingUnit);
    case 'PUT /api/studies/*/coding/*':
      if (state === 'unsent') return refuse(503, 'busy');
      return state === 'conflict' ? refuse(409, 'revisionConflict') : ok({ revision: 7, state: 'draft' });
    case 'GET /api/studies/*/consensus':
      return ok(empty ? { units: [] } : coded.consensus);
    case 'GET /api/studies/*/consensus/*':
      return ok(coded.consensusUnit);
    case 'GET /api/studies/*/joint-display':
      return state === 'closed' ? refuse(409, 'selectionNotFrozen') : ok(coded.joint);
    case 'GET /api/studies/*/audit':
      return ok(empty ? { entries: [] } : data.audit);
    default:
      return refuse(404, 'notFound');
  }
}

const keyOf = (request: IncomingMessage, path: string) =>
  `${request.method} ${path
    .replace(/\/studies\/[^/]+/, '/studies/*')
    .replace(/\/schools\/[^/]+/, '/schools/*')
    .replace(/\/waves\/[^/]+/, '/waves/*')
    .replace(/\/quality\/(?!jobs$)[^/]+/, '/quality/*')
    .replace(/\/cockpit\/[^/]+/, '/cockpit/*')
    .replace(/(\/cockpit\/\*)\/[^/]+/, '$1/*')
    .replace(/\/(coding|consensus|materials)\/[^/]+/, '/$1/*')
    .replace(/(\/studies\/\*\/jobs)\/[^/]+/, '$1/*')}`;

export interface ConsoleFixture {
  readonly origin: string;
  /** the room and state that the API answers for from now on */
  readonly show: (route: ConsoleRoute, state: string) => void;
  readonly close: () => Promise<void>;
}

/** Serves a built client (the folder that holds `console/index.html` and `assets/`). */
export async function consoleFixture(dist: string): Promise<ConsoleFixture> {
  let now = { route: 'studies', state: 'full' };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://fixture');
    if (url.pathname.startsWith('/api/')) {
      request.resume();
      const reply = answer(now.route, now.state, keyOf(request, url.pathname), url);
      if (reply === 'never') return;
      response.writeHead(reply.status ?? 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(reply.body));
      return;
    }
    const asset = join(dist, normalize(url.pathname));
    const file =
      asset.startsWith(dist) && existsSync(asset) && statSync(asset).isFile() ? asset : join(dist, 'console/index.html');
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
    });
    createReadStream(file).pipe(response);
  };
  const server = createServer(handle);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    show: (route, state) => {
      now = { route: route.name, state };
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

export { consoleRoutes };
