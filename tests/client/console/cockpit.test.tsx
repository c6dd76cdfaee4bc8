// @vitest-environment happy-dom
/** The cockpit while answers come in: what somebody has chosen and where they are stays; files hold what is shown, as it is shown. */
import { waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../../../client/console/queries.ts';
import type { Cockpit, FunctionCounts } from '../../../server/cockpit/contract.ts';
import * as field from './cockpit-data.ts';
import * as post from './mail-data.ts';
import { fireEvent, leave, open, screen, usual, within } from './render.tsx';

afterEach(leave);
afterEach(() => vi.restoreAllMocks());

const at = '/api/studies/demo/cockpit';
/** fourteen schools are enough, and quicker to draw */
const cockpit: Cockpit = { ...field.cockpit, schools: field.cockpit.schools.slice(0, 14) };
const answers = {
  ...usual,
  [`GET ${at}`]: cockpit,
  [`GET ${at}/T3`]: field.calls,
  [`GET ${at}/T3/s03`]: field.functions,
};
const rowsNow = () => [...document.querySelectorAll('main tbody tr')];
const names = () => rowsNow().map((row) => row.querySelector('th a')!.textContent);
const refetch = () => queryClient.refetchQueries({ queryKey: ['study', 'demo', 'cockpit'] });
/** Roles of a whole table are slow to work out: what stands in it is found by its own attributes. */
const found = <E extends HTMLElement>(selector: string) =>
  waitFor(() => {
    const element = document.querySelector<E>(selector);
    if (!element) throw new Error(`no ${selector}`);
    return element;
  });
const below = () => found<HTMLInputElement>('main input[type=checkbox]');
const detailsOf = (school: Cockpit['schools'][number]) =>
  found<HTMLButtonElement>(`button[aria-label="${school.name}, per functie"]`);
const headOf = (title: string) => found<HTMLButtonElement>(`main th button[title$="${title}"]`);

/** Everybody of a school is done at the wave that is open. */
const doneAt = (school: string): Cockpit => ({
  ...cockpit,
  mark: 'later',
  schools: cockpit.schools.map((s) =>
    s.id === school
      ? { ...s, waves: s.waves.map((w, i) => (i === s.waves.length - 1 ? { ...w, finished: w.people, stuck: 0 } : w)) }
      : s,
  ),
});
/** Text of the file that a press of this button saves. */
async function saved(name: string): Promise<string[][]> {
  let text: Promise<string> | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    text = (blob as Blob).text();
    return 'blob:file';
  });
  const pressed = [...document.querySelectorAll('button')].find((one) => one.textContent === name)!;
  fireEvent.click(pressed);
  return (await text!)
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')));
}

describe('while answers come in', () => {
  it('figures move; sort, filter, scroll and the focus stay', async () => {
    const { answers: now } = await open('/studies/demo/cockpit', answers);
    const school = cockpit.schools[2]!;
    fireEvent.click(await below());
    fireEvent.click(await headOf('Helemaal klaar'));
    const details = await detailsOf(school);
    const row = details.closest('tr')!;
    const region = row.closest<HTMLElement>('[role=group]')!;
    region.scrollTop = 120;
    details.focus();
    const before = row.textContent;
    const order = names();
    const other = rowsNow().find((one) => one !== row)!;
    const otherCell = other.querySelector('td');
    now[`GET ${at}`] = {
      ...cockpit,
      mark: 'later',
      schools: cockpit.schools.map((s) =>
        s.id === school.id
          ? {
              ...s,
              waves: s.waves.map((w) => (w.network ? { ...w, finished: w.finished + 1, trend: [0, 0, 0, 0, 0, 0, 40] } : w)),
            }
          : s,
      ),
    };
    await refetch();
    await waitFor(() => expect(row.textContent).not.toBe(before));
    expect(row.isConnected).toBe(true);
    expect(row.querySelector('[role=img]')!.getAttribute('aria-label')).toBe(
      '40 ingeleverd in de laatste zeven dagen, per dag tot en met vandaag: 0, 0, 0, 0, 0, 0, 40',
    );
    expect(document.activeElement).toBe(details);
    expect(region.scrollTop).toBe(120);
    expect(other.querySelector('td')).toBe(otherCell);
    expect((await below()).checked).toBe(true);
    expect((await headOf('Helemaal klaar')).closest('th')!.getAttribute('aria-sort')).toBe('ascending');
    expect(names().toSorted()).toEqual(order.toSorted());
  });

  it('the opened drill-down stays and moves too, also when its school leaves the table', async () => {
    const { answers: now } = await open('/studies/demo/cockpit', answers);
    const school = cockpit.schools[2]!;
    fireEvent.click(await below());
    fireEvent.click(await detailsOf(school));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findAllByText('6 van 11');
    now[`GET ${at}`] = doneAt(school.id);
    now[`GET ${at}/T3/${school.id}`] = {
      ...field.functions,
      rows: field.functions.rows.map((r) => ({ ...r, cells: r.cells.map((c) => ({ ...c, started: 0, submitted: c.due })) })),
    } satisfies FunctionCounts;
    await refetch();
    expect(screen.getByRole('dialog')).toBe(dialog);
    expect((await within(dialog).findAllByText('11 van 11')).length).toBeGreaterThan(0);
  });

  it('says since when it does not know, and keeps the figures', async () => {
    const { answers: now } = await open('/studies/demo/cockpit', answers);
    await screen.findByText(/14 mails wachten tot/);
    delete now[`GET ${at}`];
    await refetch();
    expect(await screen.findByText(/De server antwoordt nu niet/)).toBeTruthy();
    expect(rowsNow()).toHaveLength(cockpit.schools.length);
  });
});

describe('files', () => {
  it('the table as it stands: filter, order and wave', async () => {
    await open('/studies/demo/cockpit', answers);
    fireEvent.click(await below());
    fireEvent.click(await headOf('School'));
    fireEvent.click(await headOf('School'));
    const shown = names();
    expect(shown.length).toBeLessThan(cockpit.schools.length);
    const [heads, ...lines] = await saved('Tabel als CSV');
    const name = heads!.indexOf('School');
    expect([...new Set(lines.map((line) => line[name]))]).toEqual(shown);
    expect(new Set(lines.map((line) => line[heads!.indexOf('Meetronde')])).size).toBe(1);
    expect(heads).toContain('Doel in dit tempo');
    expect(lines.some((line) => line[heads!.indexOf('Mail')] !== '')).toBe(true);
    expect(heads!.length).toBe(lines[0]!.length);
  });

  it('the call list holds the schools that are shown', async () => {
    await open('/studies/demo/cockpit', answers);
    await found('main table');
    fireEvent.click([...document.querySelectorAll('main button')].find((one) => one.textContent === 'Bellijst')!);
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findAllByText(/leiding\d+@/);
    const [heads, ...lines] = await saved('Bellijst als CSV');
    expect(lines.map((line) => line[0])).toEqual(
      field.calls.calls.map((c) => c.school).filter((id) => cockpit.schools.some((s) => s.id === id)),
    );
    expect(heads).toContain('Wat nu helpt');
  });
});

describe('what a school needs', () => {
  it('mail that went wrong leads to these mails', async () => {
    await open('/studies/demo/cockpit', answers);
    const school = cockpit.schools[9]!;
    const link = await found(`a[aria-label="Mail van ${school.name}: 1 kwam terug, 1 geweigerd, 3 te laat"]`);
    expect(link.getAttribute('href')).toBe(`/studies/demo/invitations/T3/mail?school=${school.id}&state=trouble`);
  });

  it('and there only they are shown', async () => {
    const [first] = post.waveMail.rows;
    await open(`/studies/demo/invitations/T3/mail?school=${first!.school}&state=trouble`, {
      ...usual,
      'GET /api/studies/demo/mail': post.studyMail,
      'GET /api/studies/demo/waves/T3/mail': post.waveMail,
      'GET /api/studies/demo/waves/T3/mail/plan': post.plan,
    });
    const select = await screen.findByLabelText<HTMLSelectElement>('School');
    expect(select.value).toBe(first!.school);
    expect(screen.getByLabelText<HTMLSelectElement>('Stand').value).toBe('trouble');
  });

  it('a school holiday is said, and what to do meanwhile', async () => {
    await open('/studies/demo/cockpit', answers);
    const row = (await detailsOf(cockpit.schools[12]!)).closest('tr')!;
    expect(row.textContent).toContain('vakantie t/m 30 mei');
    expect(row.textContent).toContain('Wacht: vakantie tot en met 30 mei');
  });
});
