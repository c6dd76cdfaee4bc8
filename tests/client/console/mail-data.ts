/** Mail of the made-up study, as the API tells it. */
import type { ConsoleWire } from '../../../client/console/api.ts';
import { defaultSettings, shippedTexts } from '../../../server/mail/texts.ts';
import { invitations, schoolList } from './data.ts';

type Reply<K extends keyof ConsoleWire> = ConsoleWire[K]['reply'];
const kinds = ['invitation', 'reminder1', 'reminder2', 'reminder3', 'thanks'] as const;
const well = { on: true, from: 'onderzoek@universiteit.example', late: 0, uncertain: 0, stalled: false, trouble: null };

export const studyMail: Reply<'GET /api/studies/:study/mail'> = {
  ...well,
  settings: { ...defaultSettings, senderName: 'Onderzoeksteam Focus', region: 'midden', regions: { s03: 'zuid' } },
  texts: (['nl', 'en'] as const).flatMap((language) =>
    kinds.map((kind) => ({
      kind,
      language,
      ...shippedTexts[language][kind],
      version: kind === 'invitation' ? 2 : 0,
      own: kind === 'invitation',
    })),
  ),
  schools: schoolList.schools.map((s) => ({ id: s.id, name: s.name ?? s.id })),
  holidaysKnownUntil: '2028-08-20',
};
export const calm: Reply<'GET /api/studies/:study/mail/alarm'> = well;
const alarm = { late: 12, uncertain: 2, trouble: 'ECONNREFUSED' };
export const lateAlarm = { ...well, ...alarm };
export const lateStudyMail = { ...studyMail, ...alarm };
export const offStudyMail = { ...studyMail, on: false, from: null };

const states = ['sent', 'sent', 'sent', 'queued', 'sent', 'refused', 'sent', 'bounced', 'cancelled', 'sent'] as const;
const reasons = {
  refused: ['5.1.1', '5.7.1', '550', 'notMade'],
  bounced: ['5.1.1', '5.2.2', 'byHand', '5.4.4'],
  cancelled: ['finished', 'paused', 'addressCorrected', 'declined'],
  uncertain: ['interrupted', 'interrupted', 'interrupted', 'interrupted'],
};
const rows = invitations.invitations.slice(0, 120).map((i, n) => {
  const state = n === 3 || n === 13 ? ('uncertain' as const) : states[n % states.length]!;
  const sent = state === 'sent' || state === 'bounced';
  return {
    id: `m${n}`,
    invitation: i.id,
    person: i.person,
    name: i.name,
    email: i.email,
    school: i.school,
    kind: n % 7 === 0 ? ('reminder' as const) : ('invitation' as const),
    round: n % 7 === 0 ? 1 : 0,
    state,
    notBefore: '2027-05-10T06:00:00.000Z',
    sentAt: sent ? '2027-05-10T06:04:00.000Z' : null,
    automatic: n % 14 === 0,
    attempts: state === 'queued' ? 0 : 1,
    reason: reasons[state as keyof typeof reasons]?.[Math.floor(n / 10) % 4] ?? null,
  };
});
const counted = (of: readonly { state: string }[]) => {
  const all = ['queued', 'claimed', 'sending', 'sent', 'uncertain', 'refused', 'bounced', 'cancelled'] as const;
  return Object.fromEntries(all.map((state) => [state, of.filter((row) => row.state === state).length])) as Record<
    (typeof all)[number],
    number
  >;
};
const calmRows = rows.map((row) => (row.state === 'uncertain' ? { ...row, state: 'sent' as const, reason: null } : row));
type WaveMail = Reply<'GET /api/studies/:study/waves/:wave/mail'>;
export const waveMail: WaveMail = { ...well, counts: counted(calmRows), rows: calmRows };
export const lateWaveMail: WaveMail = { ...well, ...alarm, counts: counted(rows), rows };
export const noWaveMail: WaveMail = { ...well, counts: counted([]), rows: [] };

const people = invitations.invitations.slice(120);
const whys = ['finished', 'tooSoon', 'declined', 'noAddress', 'bounced'] as const;
export const plan: Reply<'GET /api/studies/:study/waves/:wave/mail/plan'> = {
  fingerprint: 'f',
  send: people.slice(0, 60).map((i, n) => ({
    invitation: i.id,
    person: i.person,
    name: i.name,
    school: i.school,
    kind: n < 40 ? ('invitation' as const) : ('reminder' as const),
    round: n < 40 ? 0 : 1,
    cause: n < 40 ? ('invited' as const) : n % 2 === 0 ? ('notStarted' as const) : ('stuck' as const),
    at: '2027-05-10T06:00:00.000Z',
  })),
  not: people
    .slice(60)
    .map((i, n) => ({ invitation: i.id, person: i.person, name: i.name, school: i.school, why: whys[n % whys.length]! })),
  uninvited: 3,
};
export const noPlan = { ...plan, send: [], uninvited: 0 };

const { subject, body } = shippedTexts.nl.invitation;
export const preview: Reply<'POST /api/studies/:study/waves/:wave/mail/preview'> = {
  to: 'anna.de.vries@school.example',
  from: 'Onderzoeksteam Focus <onderzoek@universiteit.example>',
  subject: subject.replace('{{school}}', 'De Regenboog'),
  text: body
    .replace('{{name}}', 'Anna de Vries')
    .replaceAll('{{school}}', 'De Regenboog')
    .replace('{{minutes}}', '20')
    .replace('{{link}}', 'https://meetmoment.example.org/r/#••••••••••')
    .replace('{{closes}}', '11 juni 2027')
    .replace('{{sender}}', 'Onderzoeksteam Focus'),
  problems: [],
};
export const wrongPreview = {
  ...preview,
  problems: [
    { code: 'unknownPlaceholder' as const, detail: 'naam' },
    { code: 'linkMissing' as const, detail: '' },
  ],
};

export const noForecast: Reply<'GET /api/studies/:study/waves/:wave/mail/forecast'> = {
  invitation: false,
  reminder: false,
  thanks: false,
  paused: false,
  by: null,
  since: null,
  confirmed: true,
  days: [],
};
export const forecast = {
  ...noForecast,
  invitation: true,
  reminder: true,
  by: 'researcher@example.org',
  since: '2027-05-07T09:12:00.000Z',
  days: [
    { day: '2027-05-10', cause: 'notStarted' as const, count: 41, at: '2027-05-10T06:00:00.000Z' },
    { day: '2027-05-10', cause: 'stuck' as const, count: 6, at: '2027-05-10T06:00:00.000Z' },
    { day: '2027-05-11', cause: 'stuck' as const, count: 3, at: '2027-05-11T08:40:00.000Z' },
    { day: '2027-05-13', cause: 'invited' as const, count: 2, at: '2027-05-13T06:00:00.000Z' },
    { day: '2027-05-14', cause: 'due' as const, count: 128, at: '2027-05-14T06:00:00.000Z' },
  ],
};

const mailOf = (n: number) => {
  const { id, name, person, email, school, kind, round, sentAt } = rows[n]!;
  return { id, wave: 'T3', name, person, email, school, kind, round, state: 'sent' as const, sentAt };
};
const came = { status: null, address: null, subject: null, mail: null, by: null, marks: false };
export const returned: Reply<'POST /api/studies/:study/mail/returned'> = {
  read: 9,
  left: 0,
  mails: [
    { ...came, kind: 'bounced', status: '5.1.1', mail: mailOf(0), by: 'messageId', marks: true },
    { ...came, kind: 'bounced', status: '5.2.2', mail: mailOf(1), by: 'address', marks: true },
    { ...came, kind: 'bounced', status: '5.7.1', mail: mailOf(2), by: 'messageId', marks: true },
    { ...came, kind: 'trying', status: '4.4.1', mail: mailOf(4), by: 'messageId' },
    { ...came, kind: 'automatic', mail: mailOf(6), by: 'messageId' },
    { ...came, kind: 'bounced', status: '5.1.1', mail: { ...mailOf(7), state: 'bounced' }, by: 'messageId' },
    {
      ...came,
      kind: 'bounced',
      status: '5.1.1',
      address: 'secretariaat@oudeschool.example',
      subject: 'Undelivered Mail Returned to Sender',
    },
    {
      ...came,
      kind: 'other',
      address: 'k.jansen@school.example',
      subject: 'Re: Uitnodiging: vragenlijst voor het team van De Regenboog',
    },
    { ...came, kind: 'unreadable' },
  ],
};
