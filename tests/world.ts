/**
 * A study with two schools, forty people and three waves, and the real application around it: real HTTP on a free port, real
 * SQLite in memory; only clock and ids are ours.
 *
 *   const world = await makeWorld();                       // T1 is open, nobody is invited yet
 *   const researcher = await world.signIn('researcher');
 *   await researcher.send('POST /api/studies/two-schools/waves/T2a/open');
 *   const [anna] = await world.invite('T1');
 *   await anna.answerAll();                                // draft and submit
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Identities, Person, StudyData } from '../analysis/types.ts';
import { latestInstrument } from '../instruments/registry.ts';
import type { Answers, Instrument } from '../instruments/types.ts';
import { makeApp } from '../server/app.ts';
import { signInToken } from '../server/auth/links.ts';
import type { AccountRole } from '../server/auth/roles.ts';
import { type Secrets, secretsFrom } from '../server/auth/secrets.ts';
import type { EndpointKey } from '../server/http/endpoints.ts';
import type { Services } from '../server/http/services.ts';
import type { Welcome } from '../server/responses/contract.ts';
import { openStore, type Store } from '../server/store/store.ts';
import { startWorkers } from '../server/workers/start.ts';

export const study = 'two-schools';
export const password = 'correct horse battery staple';

const asked = (id: string): Instrument => {
  const instrument = latestInstrument(id);
  if (!instrument) throw new Error(`no instrument ${id}`);
  return instrument;
};

/** Two schools of twenty: a leader, an internal coach, eighteen teachers; Noord's teacher 18 leaves after T1, Zuid's comes at T3. */
export function twoSchools(): { data: StudyData; identities: Identities } {
  const schools = ['noord', 'zuid'];
  const people: Person[] = schools.flatMap((school) =>
    Array.from({ length: 20 }, (_, i): Person => {
      const functions = i === 0 ? ['schoolLeader'] : i === 1 ? ['internalCoach', 'teacher'] : ['teacher'];
      return {
        id: `${school}-${String(i + 1).padStart(2, '0')}`,
        school,
        functions,
        ...(i > 1 ? { group: String((i % 8) + 1) } : {}),
        ...(i === 19 && school === 'noord' ? { to: 'T1' } : {}),
        ...(i === 19 && school === 'zuid' ? { from: 'T3' } : {}),
      };
    }),
  );
  const instruments = ['attitude', 'staff-network'].map(asked);
  const [attitude, network] = instruments as [Instrument, Instrument];
  const waves = ['T1', 'T2a', 'T3'];
  const functions = ['teacher', 'internalCoach', 'schoolLeader'];
  return {
    data: {
      design: {
        id: study,
        title: { nl: 'Twee scholen', en: 'Two schools' },
        synthetic: true,
        source: 'tests/world.ts',
        waves: [
          { id: 'T1', label: 'T1', opens: '2026-09-01', closes: '2026-10-15', state: 'open' },
          { id: 'T2a', label: 'T2a', state: 'planned' },
          { id: 'T3', label: 'T3', state: 'planned' },
        ],
        deployments: [
          { instrument: 'attitude', version: attitude.version, functions: ['teacher'], waves },
          { instrument: 'staff-network', version: network.version, functions, waves },
        ],
        network: {
          relations: (network.relations ?? []).map(({ id, label }) => ({ id, label })),
          tieRule: 2,
          boundary: functions,
        },
        comparison: { k: 10, measures: ['attitude.total@T1'], confirmatory: ['attitude.total@T1'] },
      },
      instruments,
      schools: [
        { id: 'noord', cohort: '1', attributes: { size: 210 } },
        { id: 'zuid', attributes: { size: null } },
      ],
      people,
      responses: [],
      nominations: [],
      networkRespondents: [],
      achievement: [],
    },
    identities: {
      schools: new Map([
        ['noord', { name: 'De Noordster', brin: '12AB' }],
        ['zuid', { name: 'De Zuiderzon' }],
      ]),
      people: new Map(people.map((p) => [p.id, { name: `Naam van ${p.id}`, email: `${p.id}@example.org` }])),
    },
  };
}

/** Answers to every item of an instrument: the middle category; of the network question the first two colleagues. */
export function middling(instrument: Instrument, roster: readonly string[] = []): Answers {
  return Object.fromEntries(
    instrument.items.map((item) => {
      const format = instrument.answerFormats[item.format]!;
      if (format.kind === 'nomination')
        return [item.id, { confirmed: true, named: Object.fromEntries(roster.slice(0, 2).map((id) => [id, 3])) }];
      return [item.id, format.options[Math.floor(format.options.length / 2)]!.code];
    }),
  );
}

export interface Answered<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}
export interface Problem {
  readonly code: string;
  readonly params?: Record<string, string | number>;
}

/** Somebody at a browser: keeps the cookie and the CSRF value, or sends a personal link's token. */
export class Visitor {
  readonly base: string;
  readonly token: string | undefined;
  cookie: string | undefined;
  csrf: string | undefined;
  constructor(base: string, token?: string) {
    this.base = base;
    this.token = token;
  }

  headers(): Record<string, string> {
    return {
      ...(this.cookie ? { Cookie: this.cookie } : {}),
      ...(this.csrf ? { 'X-CSRF-Token': this.csrf } : {}),
      ...(this.token === undefined ? {} : { Authorization: `Bearer ${this.token}` }),
    };
  }

  /** Any request; a JSON answer is read, another one comes as bytes. */
  async fetch<T = Record<string, never>>(
    method: string,
    path: string,
    init: { body?: string | Uint8Array; headers?: Record<string, string> } = {},
  ) {
    const response = await fetch(this.base + path, {
      method,
      headers: { ...this.headers(), ...init.headers },
      redirect: 'manual',
      ...(init.body === undefined ? {} : { body: init.body as BodyInit }),
    });
    const set = response.headers.getSetCookie()[0];
    if (set) this.cookie = set.split(';')[0]!;
    const json = /json/.test(response.headers.get('content-type') ?? '');
    const body = json ? await response.json() : new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body: body as T };
  }

  /** By contract key with the path filled in: `send('GET /api/studies')`. */
  async send<T = Record<string, never>>(request: string, body?: unknown): Promise<Answered<T>> {
    const [method, path] = request.split(' ') as [string, string];
    const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    return this.fetch<T>(method, path, json);
  }
}

/** A teacher with a personal link. */
export class Respondent extends Visitor {
  /** the folder's id of this person */
  readonly person: string;
  readonly invitation: string;
  constructor(base: string, token: string, person: string, invitation: string) {
    super(base, token);
    this.person = person;
    this.invitation = invitation;
  }

  consent() {
    return this.send('POST /api/respond/consent', { given: true, language: 'nl' });
  }

  /** What a device would hand in: every questionnaire of the link, middling, with ids of its own. */
  async complete(
    seed = 1,
  ): Promise<
    { response: string; instrument: string; version: number; baseRevision: number; language: 'nl'; answers: Answers }[]
  > {
    const { body } = await this.send<Welcome>('GET /api/respond');
    const forms = await this.send<{ forms: { instrument: string; roster: { id: string }[] | null }[] }>(
      'GET /api/respond/forms?language=nl',
    );
    return body.instruments.map(({ id, version }, i) => ({
      response: (seed * 100 + i).toString(16).padStart(8, '0') + this.invitation.slice(8, 32),
      instrument: id,
      version,
      baseRevision: 0,
      language: 'nl' as const,
      answers: middling(
        asked(id),
        forms.body.forms.find((f) => f.instrument === id)?.roster?.map((c) => c.id),
      ),
    }));
  }

  /** Consents, saves a draft of each questionnaire and hands them in. */
  async answerAll() {
    await this.consent();
    const responses = await this.complete();
    for (const r of responses) await this.send('PUT /api/respond/draft', r);
    return this.send<{ receipt: string; submittedAt: string; status: string }>('POST /api/respond/submit', {
      responses: responses.map((r) => ({ ...r, baseRevision: 1 })),
    });
  }
}

export interface World {
  readonly base: string;
  readonly store: Store;
  readonly secrets: Secrets;
  readonly services: Services;
  /** everything that was logged */
  readonly logged: { readonly level: string; readonly details: object; readonly message: string }[];
  /** moves the clock; it stands still otherwise */
  readonly later: (minutes: number) => void;
  readonly nobody: () => Visitor;
  readonly signIn: (role: AccountRole, email?: string) => Promise<Visitor>;
  /** invites everybody who is due and gives their links, in roster order */
  readonly invite: (wave: string) => Promise<Respondent[]>;
  readonly close: () => Promise<void>;
}

export interface WorldOptions {
  /** without the study */
  readonly empty?: boolean;
  /** another study than the two schools (with their id, for `invite`) */
  readonly study?: { readonly data: StudyData; readonly identities: Identities };
  readonly origin?: string;
  readonly oidc?: Services['oidc'];
  readonly maxImport?: number;
  readonly client?: string;
  readonly path?: string;
  /** as if a mail server were set */
  readonly mail?: Services['mail'];
}

export async function makeWorld(options: WorldOptions = {}): Promise<World> {
  let now = Date.parse('2026-09-01T08:00:00.000Z');
  let next = 0;
  const clock = () => new Date(now);
  const ids = () => (next += 1).toString(16).padStart(32, '0');
  const secrets = secretsFrom(new Uint8Array(32).fill(7));
  const path = options.path ?? ':memory:';
  const store = openStore({ path, clock, ids });
  const logged: { level: string; details: object; message: string }[] = [];
  const note = (level: string) => (details: object, message: string) => void logged.push({ level, details, message });
  const workers = startWorkers();
  const services: Services = {
    store,
    secrets,
    workers,
    database: path,
    clock,
    ids,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    version: '0.0.0-test',
    ...(options.origin ? { origin: options.origin } : {}),
    ...(options.oidc ? { oidc: options.oidc } : {}),
    ...(options.mail ? { mail: options.mail } : {}),
    trustedProxies: 0,
    maxImport: options.maxImport ?? 20 * 1_048_576,
  };
  if (!options.empty) await store.studies.importStudy(options.study ?? twoSchools(), 'tests');
  const server: Server = createServer(makeApp(services, { client: options.client ?? '/nowhere' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const signIn = async (role: AccountRole, email = `${role}@example.org`) => {
    const visitor = new Visitor(base);
    const token = await signInToken({ store, secrets, clock, ids }, { email, role }, 'tests');
    const { body } = await visitor.send<{ csrf: string }>('POST /api/one-time', { token, password });
    visitor.csrf = body.csrf;
    return visitor;
  };
  let inviter: Visitor | undefined;
  return {
    base,
    store,
    secrets,
    services,
    logged,
    later: (minutes) => {
      now += minutes * 60_000;
    },
    nobody: () => new Visitor(base),
    signIn,
    invite: async (wave) => {
      inviter ??= await signIn('researcher', 'inviter@example.org');
      await inviter.send(`POST /api/studies/${study}/waves/${wave}/invitations`);
      const { body } = await inviter.send<{ links: { id: string; person: string; link: string }[] }>(
        `POST /api/studies/${study}/waves/${wave}/invitations/links`,
      );
      return body.links.map(({ id, person, link }) => new Respondent(base, link.split('#')[1]!, person, id));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await workers.close();
      await store.close();
    },
  };
}

/** The path of a key with its parameters filled in. */
export const pathOf = (key: EndpointKey, params: Record<string, string> = {}): string =>
  key.split(' ')[1]!.replace(/:([A-Za-z]+)/g, (_, name: string) => params[name] ?? `no-${name}`);
