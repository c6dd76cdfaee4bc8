// @vitest-environment happy-dom
/** An assistant is offered the rooms that the server lets in, and no button that it would refuse. */
import { afterEach, expect, it } from 'vitest';
import { roles } from '../../../server/auth/roles.ts';
import { leave, open, researcher, screen, usual, within } from './render.tsx';

afterEach(leave);

const assistant = { ...researcher, account: { ...researcher.account, role: 'assistant' } };
/** what each room asks first, by the end of its address */
const asks = {
  cockpit: 'GET /api/studies/:study/cockpit',
  '': 'GET /api/studies/:study',
  design: 'GET /api/studies/:study/design',
  response: 'GET /api/studies/:study/response',
  schools: 'GET /api/studies/:study/schools',
  'roster-import': 'POST /api/studies/:study/rosters/preview',
  classes: 'GET /api/studies/:study/classes',
  invitations: 'GET /api/studies/:study/waves/:wave/invitations',
  quality: 'GET /api/studies/:study/quality',
  selection: 'GET /api/studies/:study/selection',
  results: 'GET /api/studies/:study/results',
  material: 'GET /api/studies/:study/evidence',
  coding: 'GET /api/studies/:study/coding',
  consensus: 'GET /api/studies/:study/consensus',
  'joint-display': 'GET /api/studies/:study/joint-display',
  export: 'GET /api/studies/:study/export.zip',
  audit: 'GET /api/studies/:study/audit',
} as const;

const offered = () =>
  within(screen.getByRole('navigation', { name: 'Onderdelen van dit onderzoek' }))
    .getAllByRole('link')
    .map((a) => a.getAttribute('href') ?? '')
    .filter((href) => href.startsWith('/studies/demo'))
    .map((href) => href.slice('/studies/demo/'.length));

it.each([
  ['assistant', assistant],
  ['researcher', researcher],
] as const)('the rooms of a study offered to: %s are those that the server lets in', async (role, session) => {
  await open('/studies/demo', { ...usual, 'GET /api/session': session });
  await screen.findByRole('heading', { level: 2, name: 'Meetrondes' });
  const may = Object.entries(asks).flatMap(([room, key]) => (roles[key][role] === undefined ? [] : [room]));
  expect(offered()).toEqual(may);
});

it.each([
  ['assistant', assistant, false],
  ['researcher', researcher, true],
] as const)('buttons that open and close a wave, and the way to them, for: %s', async (role, session, shown) => {
  expect(roles['POST /api/studies/:study/waves/:wave/close'][role] !== undefined).toBe(shown);
  await open('/studies/demo', { ...usual, 'GET /api/session': session });
  await screen.findByRole('heading', { level: 2, name: 'Meetrondes' });
  expect(screen.queryAllByRole('button', { name: /^Meetronde .* (openen|heropenen|sluiten)$/ }).length > 0).toBe(shown);
  leave();
  await open('/studies/demo/invitations/T1', { ...usual, 'GET /api/session': session });
  await screen.findByText(/^Deze ronde is gesloten/);
  expect(screen.queryByRole('link', { name: 'Naar het overzicht om te openen' }) !== null).toBe(shown);
});
