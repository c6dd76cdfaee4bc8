/** The console's rooms in a DOM without a browser, with answers given by the test; every request is kept. */
import { MantineProvider } from '@mantine/core';
import { cleanNotifications, Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import { rooms } from '../../../client/console/app.tsx';
import { startWords } from '../../../client/console/i18n.ts';
import { queryClient } from '../../../client/console/queries.ts';
import { cssVariables, theme } from '../../../client/ui/theme.ts';
import * as data from './data.ts';
import { done } from './selection-data.ts';

// a failure names the query and the room; the whole page would bury it
configure({
  asyncUtilTimeout: 3000,
  getElementError: (message) => new Error(`${message}\n${document.querySelector('main')?.textContent?.slice(0, 400)}`),
});

export interface Asked {
  readonly key: string;
  readonly body: unknown;
  readonly csrf: string | null;
}
export type Answers = Record<string, unknown>;

const standing = { name: null, administrator: false, memberships: [] };
const sessionRest = { institution: false, forgot: false, secondFactorDue: false };
export const researcher = {
  account: { email: 'anna@example.org', role: 'researcher', ...standing },
  csrf: 'csrf-1',
  ...sessionRest,
};
export const nobody = { account: null, csrf: null, ...sessionRest };
/** A refusal of the server, as an answer. */
export class No {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, number | string>;
  constructor(status: number, code: string, params: Record<string, number | string> = {}) {
    this.status = status;
    this.code = code;
    this.params = params;
  }
}

export const usual: Answers = {
  'GET /api/session': researcher,
  'GET /api/studies': { studies: [data.summary, data.otherSummary] },
  'GET /api/studies/demo': data.overview,
  'GET /api/studies/demo/schools': data.schoolList,
  'GET /api/studies/demo/response': data.matrix,
  'GET /api/studies/demo/waves/T3/invitations': data.invitations,
  'GET /api/studies/demo/audit': data.audit,
  'POST /api/studies/demo/results/jobs': done,
  'POST /api/studies/demo/selection/jobs': done,
};

/** Opens a room; `answers` may be changed while the test goes on. */
export async function open(path: string, given: Answers = usual) {
  const answers = { ...given };
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (url: string, init: { method: string; headers: HeadersInit; body?: BodyInit }) => {
    const key = `${init.method} ${url.split('?')[0]}`;
    const headers = new Headers(init.headers);
    asked.push({
      key,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      csrf: headers.get('X-CSRF-Token'),
    });
    const answer = answers[key] ?? new No(404, 'notFound');
    const refused = answer instanceof No;
    return new Response(JSON.stringify(refused ? { code: answer.code, params: answer.params } : answer), {
      status: refused ? answer.status : 200,
    });
  });
  await startWords('nl');
  queryClient.clear();
  const router = createMemoryRouter(rooms, { initialEntries: [path] });
  render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
      <Notifications />
    </MantineProvider>,
  );
  return { asked, router, answers };
}

/** Takes the page away, so that nothing reaches the next test. */
export function leave() {
  cleanNotifications();
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
  localStorage.clear();
}

export const button = (name: string | RegExp) => screen.findByRole('button', { name });
export const press = async (name: string | RegExp) => fireEvent.click(await button(name));
export const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });
export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
export { fireEvent, screen, within };
