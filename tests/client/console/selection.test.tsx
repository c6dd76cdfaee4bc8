// @vitest-environment happy-dom
/** The room Selection and computations that are under way, without a browser. */
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { heading, leave, No, open, usual } from './render.tsx';
import { report } from './report-data.ts';
import { differs, frozen, nothing, running, selection, stopped } from './selection-data.ts';
import { withoutExplanatory } from '../../../server/reports/closed.ts';

afterEach(leave);
const at = 'GET /api/studies/demo/selection';

describe('the selection', () => {
  it('is looked at, asked again with another k, and frozen only after a person has said so', async () => {
    const { asked, answers } = await open('/studies/demo/selection', { ...usual, [at]: selection });
    await heading('Selectie');
    await screen.findByText(/64 % daar echt bij/);
    fireEvent.change(screen.getByLabelText(/Scholen per groep/), { target: { value: '5' } });
    fireEvent.click(screen.getByRole('button', { name: 'Bereken deze selectie' }));
    await vi.waitFor(() =>
      expect(asked.findLast((a) => a.key === 'POST /api/studies/demo/selection/jobs')?.body).toEqual({ model: 'twoStage', k: 5 }),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Leg deze selectie vast …' }));
    const dialog = await screen.findByRole('dialog');
    const yes = within(dialog).getByRole('button', { name: 'Leg vast' });
    expect(yes).toHaveProperty('disabled', true);
    fireEvent.click(within(dialog).getByRole('checkbox'));
    answers['POST /api/studies/demo/selection/freeze'] = new No(409, 'selectionChanged');
    fireEvent.click(yes);
    await within(dialog).findByText(/gegevens zijn veranderd/);
    answers['POST /api/studies/demo/selection/freeze'] = { frozenAt: '2026-11-20T09:30:00.000Z' };
    answers[at] = frozen;
    fireEvent.click(within(dialog).getByRole('button', { name: 'Leg vast' }));
    await screen.findByText('researcher@example.org');
    expect(asked.findLast((a) => a.key === 'POST /api/studies/demo/selection/freeze')?.body).toEqual({
      model: 'twoStage',
      k: 10,
      inputHash: selection.inputHash,
    });
    expect(screen.queryByRole('button', { name: 'Leg deze selectie vast …' })).toBeNull();
  });

  it('shows the difference with a computation of now, and says when there is nothing to choose from', async () => {
    const first = await open('/studies/demo/selection', { ...usual, [at]: differs });
    await screen.findByText('De berekening van nu wijkt af');
    expect(screen.getByText('Zou bij groot effect komen')).toBeTruthy();
    expect(first.asked.some((a) => a.key === 'POST /api/studies/demo/selection/freeze')).toBe(false);
    leave();
    await open('/studies/demo/selection', { ...usual, [at]: nothing });
    await screen.findByText('Nog niets om uit te kiezen');
  });
});

describe('a computation', () => {
  it('shows its step and share, and can be stopped and begun again', async () => {
    const { asked, answers } = await open('/studies/demo/results', {
      ...usual,
      'POST /api/studies/demo/results/jobs': running,
      'GET /api/studies/demo/jobs/j1': running,
      'GET /api/studies/demo/results': report('nl'),
    });
    await screen.findByText('35 % – netwerken');
    expect(asked.some((a) => a.key === 'GET /api/studies/demo/results')).toBe(false);
    answers['DELETE /api/studies/demo/jobs/j1'] = stopped;
    answers['GET /api/studies/demo/jobs/j1'] = stopped;
    fireEvent.click(screen.getByRole('button', { name: 'Stop de berekening' }));
    await screen.findByText('De berekening is gestopt');
    answers['POST /api/studies/demo/results/jobs'] = { ...running, state: 'done' };
    fireEvent.click(screen.getByRole('button', { name: 'Opnieuw beginnen' }));
    await screen.findByRole('button', { name: 'Opnieuw berekenen' });
  });

  it('leads from closed results to the selection', async () => {
    await open('/studies/demo/results', {
      ...usual,
      'GET /api/studies/demo/results': withoutExplanatory(report('nl'), 'nl'),
    });
    const link = await screen.findByRole('link', { name: 'Naar de selectie' });
    expect(link.getAttribute('href')).toBe('/studies/demo/selection');
  });
});
