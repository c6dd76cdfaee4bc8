/**
 * Who may do what: the one table, role × endpoint × reach. What is not listed is refused; tests/server/roles.test.ts holds
 * every line against the real application.
 *
 * Somebody's role depends on the study: memberships (account × study × role × schools) say what somebody is there. Reach:
 *
 * - `study`: members of the study in the address (`:study`) with this role. Somebody else gets "no such study".
 * - `school`: the same, and where the address names a `:school`, only those that the membership names ("no such school").
 * - `own`: what the request's own session, seat or personal link stands for; the handler goes by `who`.
 * - `any`: on the whole server, by the role of the account itself. A test refuses it for an address with `:study`, except for
 *   the administrator.
 *
 * So an endpoint of a study for researchers is a line `researchers` ({ researcher: 'study' }), for fieldwork `fieldwork`.
 * The handler finds the role by which the request was let in at `who.role`, and its schools at `who.schools`.
 *
 * administrator: accounts, sessions, settings; no study by that. assistant: rosters, invitations and response, no results and
 * no export. trainer, schoolLeader, internalCoach: counts of response of their schools, never who answered. A coder judges
 * open answers and reports without knowing which schools did well, so a coder sees no results, names or figures per school.
 */
import type { EndpointKey } from '../http/endpoints.ts';

/** Roles of an account within a study. */
export type MemberRole = 'researcher' | 'assistant' | 'trainer' | 'schoolLeader' | 'internalCoach' | 'coder';
export const memberRoles: readonly MemberRole[] = [
  'researcher',
  'assistant',
  'trainer',
  'schoolLeader',
  'internalCoach',
  'coder',
];
/** These are there for certain schools. */
export const schoolRoles: readonly MemberRole[] = ['trainer', 'schoolLeader', 'internalCoach'];
export type AccountRole = MemberRole | 'administrator';
/** In the order in which they are tried, where somebody has more than one. */
export const accountRoles: readonly AccountRole[] = [...memberRoles, 'administrator'];

export type Role = AccountRole | 'respondent' | 'pupil' | 'coordinator' | 'nobody';
export const roleNames: readonly Role[] = [...accountRoles, 'respondent', 'pupil', 'coordinator', 'nobody'];
export type Reach = 'any' | 'study' | 'school' | 'own';
export type Grants = Partial<Record<Role, Reach>>;

/** whoever has an account */
const accounts: Grants = {
  researcher: 'own',
  assistant: 'own',
  trainer: 'own',
  schoolLeader: 'own',
  internalCoach: 'own',
  coder: 'own',
  administrator: 'own',
};
const everybody: Grants = { ...accounts, respondent: 'own', pupil: 'own', coordinator: 'own', nobody: 'own' };
const administrators: Grants = { administrator: 'any' };
const researchers: Grants = { researcher: 'study' };
/** what a researcher's assistant does as well: rosters, invitations, response */
const fieldwork: Grants = { researcher: 'study', assistant: 'study' };
const coders: Grants = { researcher: 'study', coder: 'study' };
const respondents: Grants = { respondent: 'own' };
/** a device that sits in a class session, by the token of its seat */
const pupils: Grants = { pupil: 'own' };
/** who checks the list of one school, by a link: names and functions, and counts of answers */
const coordinators: Grants = { coordinator: 'own' };

export const roles: Readonly<Record<EndpointKey, Grants>> = {
  'GET /api/session': everybody,
  'POST /api/session': everybody,
  'DELETE /api/session': accounts,
  'PUT /api/session/password': accounts,
  'PUT /api/session/name': accounts,
  'POST /api/session/forgot': everybody,
  'POST /api/one-time/look': everybody,
  'POST /api/one-time': everybody,
  'POST /api/session/oidc/start': everybody,
  'POST /api/session/oidc': everybody,
  'GET /api/second-factor': accounts,
  'POST /api/second-factor': accounts,
  'POST /api/second-factor/confirm': accounts,
  'POST /api/second-factor/recovery': accounts,
  'POST /api/second-factor/off': accounts,
  'GET /api/sessions': accounts,
  'DELETE /api/sessions/:session': accounts,

  'GET /api/accounts': { researcher: 'own', administrator: 'any' },
  'POST /api/accounts': { researcher: 'own', administrator: 'any' },
  'POST /api/accounts/:account/link': administrators,
  'POST /api/accounts/:account/suspend': administrators,
  'POST /api/accounts/:account/restore': administrators,
  'PUT /api/accounts/:account/administrator': administrators,
  'DELETE /api/accounts/:account/second-factor': administrators,
  'DELETE /api/accounts/:account/institution': administrators,
  'GET /api/audit': administrators,
  'GET /api/accounts/:account/sessions': administrators,
  'DELETE /api/accounts/:account/sessions/:session': administrators,
  'PUT /api/studies/:study/members/:account': { researcher: 'study', administrator: 'any' },
  'DELETE /api/studies/:study/members/:account': { researcher: 'study', administrator: 'any' },
  'GET /api/settings': administrators,
  'PUT /api/settings': administrators,
  'GET /api/my-schools': { trainer: 'own', schoolLeader: 'own', internalCoach: 'own' },
  'GET /api/studies/:study/schools/:school/response': {
    researcher: 'study',
    assistant: 'study',
    trainer: 'school',
    schoolLeader: 'school',
    internalCoach: 'school',
  },

  'GET /api/studies': { researcher: 'own', assistant: 'own' },
  'POST /api/studies': { researcher: 'any' },
  'POST /api/studies/new': { researcher: 'any' },
  'GET /api/studies/:study/design': researchers,
  'POST /api/studies/:study/design/dry-run': researchers,
  'PUT /api/studies/:study/design': researchers,
  'GET /api/studies/:study': fieldwork,
  'DELETE /api/studies/:study': researchers,
  'GET /api/studies/:study/response': fieldwork,
  'GET /api/studies/:study/results': researchers,
  'POST /api/studies/:study/results/jobs': researchers,
  'GET /api/studies/:study/jobs/:job': researchers,
  'DELETE /api/studies/:study/jobs/:job': researchers,
  'GET /api/studies/:study/cockpit': fieldwork,
  'GET /api/studies/:study/cockpit/:wave': fieldwork,
  'GET /api/studies/:study/cockpit/:wave/:school': fieldwork,
  'POST /api/studies/:study/quality/jobs': researchers,
  'GET /api/studies/:study/quality': researchers,
  'GET /api/studies/:study/quality/:response': researchers,
  'POST /api/studies/:study/quality/:response/exclude': researchers,
  'POST /api/studies/:study/quality/:response/take-back': researchers,
  // who codes blind never learns which schools were chosen
  'POST /api/studies/:study/selection/jobs': researchers,
  'GET /api/studies/:study/selection': researchers,
  'POST /api/studies/:study/selection/freeze': researchers,
  'GET /api/studies/:study/results.zip': researchers,
  'GET /api/studies/:study/export.zip': researchers,
  'POST /api/studies/:study/export-with-identities.zip': researchers,

  'GET /api/studies/:study/schools': fieldwork,
  'GET /api/studies/:study/schools/:school/people': fieldwork,
  'POST /api/studies/:study/people/:person/listed': fieldwork,
  'POST /api/studies/:study/waves/:wave/open': researchers,
  'POST /api/studies/:study/waves/:wave/close': researchers,
  'GET /api/studies/:study/waves/:wave/invitations': fieldwork,
  'POST /api/studies/:study/waves/:wave/invitations': fieldwork,
  'POST /api/studies/:study/waves/:wave/invitations/links': fieldwork,
  'POST /api/studies/:study/waves/:wave/invitations/links.csv': fieldwork,
  'POST /api/studies/:study/invitations/:invitation/replace': fieldwork,
  'GET /api/studies/:study/mail': fieldwork,
  'GET /api/studies/:study/mail/alarm': fieldwork,
  'PUT /api/studies/:study/mail/settings': fieldwork,
  'PUT /api/studies/:study/mail/automatic': fieldwork,
  'POST /api/studies/:study/mail/returned': fieldwork,
  'POST /api/studies/:study/mail/returned/marks': fieldwork,
  'PUT /api/studies/:study/mail/texts/:kind/:language': fieldwork,
  'POST /api/studies/:study/waves/:wave/mail/preview': fieldwork,
  'GET /api/studies/:study/waves/:wave/mail': fieldwork,
  'GET /api/studies/:study/waves/:wave/mail/plan': fieldwork,
  'GET /api/studies/:study/waves/:wave/mail/forecast': fieldwork,
  'POST /api/studies/:study/waves/:wave/mail/plan': fieldwork,
  'POST /api/studies/:study/waves/:wave/mail/marks': fieldwork,
  'POST /api/studies/:study/waves/:wave/mail/bounces': fieldwork,
  'POST /api/studies/:study/waves/:wave/letters.pdf': fieldwork,
  'GET /api/studies/:study/audit': researchers,

  'GET /api/coding': { researcher: 'own', coder: 'own' },
  'GET /api/studies/:study/coding': coders,
  'GET /api/studies/:study/coding/:unit': coders,
  'PUT /api/studies/:study/coding/:unit': coders,
  'POST /api/studies/:study/coding/:unit/done': coders,
  'GET /api/studies/:study/evidence': researchers,
  'POST /api/studies/:study/materials': researchers,
  'GET /api/studies/:study/materials/:material': researchers,
  'DELETE /api/studies/:study/materials/:material': researchers,
  'POST /api/studies/:study/coders': researchers,
  'POST /api/studies/:study/coding-tasks': researchers,
  'GET /api/studies/:study/consensus': researchers,
  'GET /api/studies/:study/consensus/:unit': researchers,
  'PUT /api/studies/:study/consensus/:unit': researchers,
  'GET /api/studies/:study/joint-display': researchers,
  'POST /api/studies/:study/joint-display/:factor': researchers,

  'GET /api/respond': respondents,
  'GET /api/respond/forms': respondents,
  'POST /api/respond/consent': respondents,
  'PUT /api/respond/draft': respondents,
  'POST /api/respond/submit': respondents,

  'POST /api/respond/enter': everybody,
  'GET /api/respond/class': respondents,
  'POST /api/respond/class': respondents,
  'GET /api/respond/class/:session': respondents,
  'PUT /api/respond/class/:session/time': respondents,
  'GET /api/studies/:study/classes': fieldwork,
  'POST /api/studies/:study/classes': fieldwork,
  'POST /api/studies/:study/classes/prepare': fieldwork,
  'POST /api/studies/:study/classes/cards.pdf': fieldwork,
  'GET /api/studies/:study/classes/:session': fieldwork,
  'PUT /api/studies/:study/classes/:session/time': fieldwork,
  'POST /api/class/enter': everybody,
  'GET /api/class': pupils,
  'GET /api/class/forms': pupils,
  'PUT /api/class/draft': pupils,
  'POST /api/class/submit': pupils,
  'POST /api/class/discard': pupils,

  'POST /api/studies/:study/rosters/preview': fieldwork,
  'POST /api/studies/:study/rosters/check': fieldwork,
  'POST /api/studies/:study/rosters/apply': fieldwork,
  'GET /api/studies/:study/rosters/template.xlsx': fieldwork,
  'GET /api/studies/:study/rosters/template.csv': fieldwork,
  'POST /api/studies/:study/schools/:school/people': fieldwork,
  'PUT /api/studies/:study/people/:person': fieldwork,
  'POST /api/studies/:study/people/:person/presence': fieldwork,
  'POST /api/studies/:study/people/:person/invitation/link': fieldwork,
  'POST /api/studies/:study/people/:person/invitation/mail': fieldwork,
  'GET /api/studies/:study/schools/:school/coordinator': fieldwork,
  'POST /api/studies/:study/schools/:school/coordinator': fieldwork,
  'POST /api/studies/:study/schools/:school/coordinator/renewal': fieldwork,
  'POST /api/studies/:study/schools/:school/coordinator/mail': fieldwork,
  'DELETE /api/studies/:study/schools/:school/coordinator': fieldwork,
  'POST /api/studies/:study/suggestions/:suggestion': fieldwork,
  'GET /api/coordinator': coordinators,
  'POST /api/coordinator/suggestions': coordinators,
  'DELETE /api/coordinator/suggestions/:suggestion': coordinators,
  'POST /api/coordinator/confirm': coordinators,
};
