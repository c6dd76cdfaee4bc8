/**
 * Who may do what: the one table, role × endpoint × subject. What is not listed is refused.
 *
 * `any` = every study on this server; `own` = only what the request's own session or personal link stands for.
 * A coder judges open answers and reports without knowing which schools did well, so a coder sees no results, no names and
 * no figures per school.
 */
import type { EndpointKey } from '../http/endpoints.ts';

export type Role = 'researcher' | 'coder' | 'respondent' | 'pupil' | 'nobody';
export const roleNames: readonly Role[] = ['researcher', 'coder', 'respondent', 'pupil', 'nobody'];
export type Reach = 'any' | 'own';
export type Grants = Partial<Record<Role, Reach>>;

const everybody: Grants = { researcher: 'own', coder: 'own', respondent: 'own', pupil: 'own', nobody: 'own' };
const researchers: Grants = { researcher: 'any' };
const accounts: Grants = { researcher: 'any', coder: 'any' };
const respondents: Grants = { respondent: 'own' };
/** a device that sits in a class session, by the token of its seat */
const pupils: Grants = { pupil: 'own' };

export const roles: Readonly<Record<EndpointKey, Grants>> = {
  'GET /api/session': everybody,
  'POST /api/session': everybody,
  'DELETE /api/session': { researcher: 'own', coder: 'own' },
  'POST /api/one-time/look': everybody,
  'POST /api/one-time': everybody,

  'GET /api/studies': researchers,
  'POST /api/studies': researchers,
  'GET /api/studies/:study': researchers,
  'DELETE /api/studies/:study': researchers,
  'GET /api/studies/:study/response': researchers,
  'GET /api/studies/:study/results': researchers,
  'POST /api/studies/:study/results/jobs': researchers,
  'GET /api/studies/:study/jobs/:job': researchers,
  'DELETE /api/studies/:study/jobs/:job': researchers,
  // who codes blind never learns which schools were chosen
  'POST /api/studies/:study/selection/jobs': researchers,
  'GET /api/studies/:study/selection': researchers,
  'POST /api/studies/:study/selection/freeze': researchers,
  'GET /api/studies/:study/results.zip': researchers,
  'GET /api/studies/:study/export.zip': researchers,
  'POST /api/studies/:study/export-with-identities.zip': researchers,

  'GET /api/studies/:study/schools': researchers,
  'GET /api/studies/:study/schools/:school/people': researchers,
  'POST /api/studies/:study/people/:person/listed': researchers,
  'POST /api/studies/:study/waves/:wave/open': researchers,
  'POST /api/studies/:study/waves/:wave/close': researchers,
  'GET /api/studies/:study/waves/:wave/invitations': researchers,
  'POST /api/studies/:study/waves/:wave/invitations': researchers,
  'POST /api/studies/:study/waves/:wave/invitations/links': researchers,
  'POST /api/studies/:study/waves/:wave/invitations/links.csv': researchers,
  'POST /api/studies/:study/invitations/:invitation/replace': researchers,
  'GET /api/studies/:study/audit': researchers,

  'GET /api/coding': accounts,
  'GET /api/studies/:study/coding': accounts,
  'GET /api/studies/:study/coding/:unit': accounts,
  'PUT /api/studies/:study/coding/:unit': accounts,
  'POST /api/studies/:study/coding/:unit/done': accounts,
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

  'GET /api/respond/class': respondents,
  'POST /api/respond/class': respondents,
  'GET /api/respond/class/:session': respondents,
  'PUT /api/respond/class/:session/time': respondents,
  'GET /api/studies/:study/classes': researchers,
  'POST /api/studies/:study/classes': researchers,
  'GET /api/studies/:study/classes/:session': researchers,
  'PUT /api/studies/:study/classes/:session/time': researchers,
  'POST /api/class/enter': everybody,
  'GET /api/class': pupils,
  'GET /api/class/forms': pupils,
  'PUT /api/class/draft': pupils,
  'POST /api/class/submit': pupils,
  'POST /api/class/discard': pupils,
};
