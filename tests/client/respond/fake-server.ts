/**
 * The server's side of answering, in memory, for the respondent's pages: the rules of the contract (revisions, one hand-in,
 * consent first) and switches for everything that can go wrong on the way. The real server has its own tests.
 */
import { makeForm } from '../../../instruments/form.ts';
import { latestInstrument } from '../../../instruments/registry.ts';
import type { Answers, Language } from '../../../instruments/types.ts';
import { sameAnswers } from '../../../client/respond/outbox/entry.ts';
import type { Colleague, Draft, Welcome } from '../../../client/respond/wire.ts';

interface Body {
  response: string;
  instrument: string;
  version: number;
  baseRevision: number;
  language: Language;
  answers: Answers;
}
export interface FakeReply {
  status: number;
  body: unknown;
}
const refuse = (status: number, code: string, params?: Record<string, number>): FakeReply => ({
  status,
  body: { type: 'about:blank', title: code, status, code, ...(params ? { params } : {}) },
});

const people = [
  'Anouk de Wit|3|teacher',
  'Bas van den Berg|8|teacher',
  'Ciska Jansen||internalCoach',
  'Daniël Öztürk|5/6|teacher',
  'Eva Meijer|1|teacher',
  'Fatima El Amrani|4|teacher',
  'Geert-Jan Hoekstra||schoolLeader',
  'Hanna Çelik|7|teacher',
  'Ilse Vermeulen|2|teacher',
  'Joost van ’t Hoff|6|teacher',
  'Karin Smits|3|assistant',
  'Lotte Bakker|4|teacher',
  'Mohammed Bouzid|7|teacher',
  'Nienke Visser|5|teacher',
  'Olivier Peters||specialist',
  'Petra Mulder|1|assistant',
  'Zoë Dijkstra|8|teacher',
];

/** A staff list of any length; the first 17 are the same. */
export const colleagues = (n: number): Colleague[] =>
  Array.from({ length: n }, (_, i) => {
    const [name = '', group = '', role = 'teacher'] = (people[i % people.length] ?? '').split('|');
    return {
      id: `P${String(i + 1).padStart(3, '0')}`,
      name: i < people.length ? name : `${name} ${Math.floor(i / people.length) + 1}`,
      group: group || null,
      functions: [role],
    };
  });

export class FakeServer {
  status: Welcome['status'] = 'open';
  consented = false;
  drafts = new Map<string, Draft>();
  submitted: readonly Body[] | undefined;
  instruments: readonly string[] = ['attitude', 'leadership', 'culture', 'staff-network'];
  staff: readonly Colleague[] = colleagues(17);
  synthetic = false;
  ownGroup: string | null = null;
  /** how many of the next calls get this answer instead; 'lost' = handled, but the reply never arrives */
  next: (number | 'offline' | 'lost')[] = [];
  /** what a guest network says to everything: a page of its own */
  portal = false;
  /** every call until it is taken away */
  always: number | 'offline' | undefined;
  calls: string[] = [];
  /** of the letter */
  code = 'FHJ234LMPRTWXY6';
  readonly token: string;

  constructor(token = 'fake-token_0123456789') {
    this.token = token;
  }

  /** Answers one request; undefined = no answer comes. */
  handle(method: string, path: string, token: string | undefined, body: unknown): FakeReply | undefined {
    this.calls.push(`${method} ${path}`);
    const fault = this.always ?? this.next.shift();
    if (fault === 'offline') return undefined;
    const codes: Readonly<Record<number, string>> = { 429: 'tooManyAttempts', 507: 'diskFull' };
    if (typeof fault === 'number') return refuse(fault, codes[fault] ?? 'internal');
    const reply = this.#reply(`${method} ${path.split('?')[0]}`, path, token, body);
    return fault === 'lost' ? undefined : reply;
  }

  #reply(key: string, path: string, token: string | undefined, body: unknown): FakeReply {
    if (key === 'POST /api/respond/enter') return this.#enter((body as { code: string }).code.toUpperCase());
    if (token !== this.token) return refuse(401, 'linkUnknown');
    switch (key) {
      case 'GET /api/respond':
        return { status: 200, body: this.welcome() };
      case 'GET /api/respond/forms':
        return this.#forms(path.endsWith('=en') ? 'en' : 'nl');
      case 'POST /api/respond/consent':
        this.consented = (body as { given: boolean }).given;
        if (this.status === 'open' || this.status === 'declined') this.status = this.consented ? 'open' : 'declined';
        return { status: 200, body: { status: this.status } };
      case 'PUT /api/respond/draft':
        return this.save(body as Body);
      case 'POST /api/respond/submit':
        return this.submit((body as { responses: Body[] }).responses);
      default:
        return refuse(404, 'notFound');
    }
  }

  /** the code of a letter; a Y at its end stands for a slip that its last sign gives away */
  #enter(code: string): FakeReply {
    const signs = code.replace(/[^A-Z0-9]/g, '');
    if (signs === this.code) return { status: 200, body: { token: this.token } };
    return signs.endsWith('Y') ? refuse(400, 'badRequest') : refuse(404, 'codeUnknown');
  }

  welcome(): Welcome {
    const open = this.status === 'open' || this.status === 'notYetOpen';
    return {
      status: this.status,
      study: {
        title: { nl: 'Samen leren van gegevens', en: 'Learning from data together' },
        source: 'Onderzoeksgroep Onderwijs & Leren, Universiteit',
        synthetic: this.synthetic,
      },
      wave: { label: 'T2a', closes: '2026-12-18' },
      consented: this.consented,
      minutes: 10,
      instruments: open
        ? this.instruments.map((id) => ({ id, version: 1, title: instrument(id).title, items: instrument(id).items.length }))
        : [],
      drafts: open ? [...this.drafts.values()] : [],
      finishedAt: this.submitted ? '2026-11-21T10:00:00.000Z' : null,
    };
  }

  #refusal(): FakeReply | undefined {
    if (this.status === 'closed') return refuse(409, 'waveClosed');
    if (this.status === 'declined') return refuse(409, 'declined');
    return this.consented ? undefined : refuse(409, 'consentNeeded');
  }

  save(body: Body): FakeReply {
    const refused = this.#refusal();
    if (refused) return refused;
    if (this.submitted) return refuse(409, 'alreadySubmitted');
    const before = this.drafts.get(body.instrument);
    const newer = before && (before.response !== body.response || before.revision > body.baseRevision);
    if (before && newer && before.response === body.response && sameAnswers(before.answers, body.answers))
      return { status: 200, body: { revision: before.revision, savedAt: '2026-11-21T10:00:00Z' } };
    if (before && newer) return refuse(409, 'revisionConflict', { revision: before.revision });
    const revision = body.baseRevision + 1;
    this.drafts.set(body.instrument, { response: body.response, instrument: body.instrument, revision, answers: body.answers });
    return { status: 200, body: { revision, savedAt: '2026-11-21T10:00:00Z' } };
  }

  submit(bodies: readonly Body[]): FakeReply {
    const refused = this.#refusal();
    if (refused) return refused;
    const done = { status: 200, body: { status: 'finished', receipt: 'MM-7K4Q-2R9D', submittedAt: '2026-11-21T10:00:00Z' } };
    if (this.submitted) {
      const same = bodies.every((b) =>
        sameAnswers(this.submitted?.find((x) => x.instrument === b.instrument)?.answers ?? {}, b.answers),
      );
      return same ? done : refuse(409, 'alreadySubmitted');
    }
    for (const body of bodies) {
      const before = this.drafts.get(body.instrument);
      if (before && before.revision !== body.baseRevision) return refuse(409, 'revisionConflict', { revision: before.revision });
    }
    this.submitted = bodies;
    this.status = 'finished';
    return done;
  }

  #forms(language: Language): FakeReply {
    const forms = this.instruments.map((id) => ({
      instrument: id,
      version: 1,
      language,
      survey: makeForm(instrument(id), language),
      roster: instrument(id).relations ? this.staff : null,
      ownGroup: this.ownGroup,
    }));
    return { status: 200, body: { forms } };
  }
}

function instrument(id: string) {
  const found = latestInstrument(id);
  if (!found) throw new Error(`no instrument ${id}`);
  return found;
}
