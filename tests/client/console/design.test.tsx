// @vitest-environment happy-dom
/** The design room at work: a change is looked at before it is made, a refusal says why, a pasted list names its lines. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pastedSchools, suggestedCode, typedDay } from '../../../client/console/design/text.ts';
import { design, look, overtaken, refusedLook, versions } from './design-data.ts';
import { button, fill, fireEvent, heading, leave, No, open, press, screen, usual, within } from './render.tsx';

afterEach(leave);
const room = '/studies/demo/design';
const dryRun = 'POST /api/studies/demo/design/dry-run';
const put = 'PUT /api/studies/demo/design';
const answers = { ...usual, 'GET /api/studies/demo/design': design };
const nothing = { revision: 3, touches: { answers: 0, invitations: 0, people: 0, selections: 0 }, consequences: [], refused: [] };
const bodies = (asked: readonly { key: string; body: unknown }[], key: string) =>
  asked.filter((a) => a.key === key).map((a) => a.body);

describe('the design room', () => {
  it('says what a change touches, and makes it only after yes', async () => {
    const { asked } = await open(room, { ...answers, [dryRun]: look, [put]: design });
    await press('Obs Het Landje opbergen');
    const dialog = await screen.findByRole('dialog', { name: 'Dit verandert er' });
    expect(dialog.textContent).toContain(`${look.touches.answers} inzendingen`);
    expect(dialog.textContent).toContain('Er wordt niets gewist');
    expect(bodies(asked, put)).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ja, veranderen' }));
    await screen.findByText('De opzet is bewaard');
    expect(bodies(asked, put)).toEqual([{ revision: 3, operations: [{ op: 'archiveSchool', school: 's02' }] }]);
  });

  it('makes a change that touches nothing at once', async () => {
    const { asked } = await open(room, { ...answers, [dryRun]: nothing, [put]: design });
    await heading('Ontwerp');
    fireEvent.change(await screen.findByLabelText('Naam van T2b'), { target: { value: 'Leerlingen' } });
    await screen.findByText('1 verandering nog niet bewaard');
    await press('Meetrondes: bekijken en bewaren');
    await screen.findByText('De opzet is bewaard');
    expect(bodies(asked, put)).toEqual([{ revision: 3, operations: [{ op: 'renameWave', wave: 'T2b', label: 'Leerlingen' }] }]);
  });

  it('takes a day as people write it, and keeps the hour of a day that stays', async () => {
    const { asked } = await open(room, { ...answers, [dryRun]: nothing, [put]: design });
    const closes = await screen.findByLabelText<HTMLInputElement>('T2a eindigt');
    expect(closes.value).toBe('15-03-2026');
    fireEvent.change(closes, { target: { value: '15/3/2026' } });
    expect(screen.queryByText('1 verandering nog niet bewaard')).toBeNull();
    fireEvent.change(closes, { target: { value: '1-4-2026' } });
    await press('Meetrondes: bekijken en bewaren');
    await screen.findByText('De opzet is bewaard');
    const opens = design.waves.find((wave) => wave.id === 'T2a')?.opens;
    expect(bodies(asked, put)).toEqual([
      { revision: 3, operations: [{ op: 'moveWave', wave: 'T2a', opens, closes: '2026-04-01' }] },
    ]);
    expect([typedDay('2026-04-01'), typedDay(' volgende week '), typedDay('')]).toEqual(['2026-04-01', 'volgende week', '']);
  });

  it('ticks who gets a questionnaire; what was asked cannot be ticked', async () => {
    const { asked } = await open(room, { ...answers, [dryRun]: nothing, [put]: design });
    await press('Wie en wanneer: Schoolcultuur');
    const box = (who: string, wave: string) =>
      screen.getByRole<HTMLInputElement>('checkbox', { name: `Schoolcultuur aan ${who} in ${wave}` });
    expect(box('leerkracht', 'T1').disabled).toBe(true);
    fireEvent.click(box('schoolleider', 'T3 (eind)'));
    await press('Vragenlijsten: bekijken en bewaren');
    await screen.findByText('De opzet is bewaard');
    const functions = ['teacher', 'internalCoach', 'schoolLeader'];
    expect(bodies(asked, put)).toEqual([
      { revision: 3, operations: [{ op: 'setAsked', instrument: 'culture', version: 1, wave: 'T3', functions }] },
    ]);
  });

  it('says why it cannot be done, and that nothing changed', async () => {
    const { asked } = await open(room, { ...answers, [dryRun]: refusedLook });
    await press('T2a opbergen');
    const dialog = await screen.findByRole('dialog', { name: 'Dit kan niet' });
    expect(dialog.textContent).toContain('T2a is open. Sluit de ronde eerst');
    expect(dialog.textContent).toContain('T1 is al geopend of beantwoord');
    expect(dialog.textContent).toContain('Er is niets veranderd');
    expect(bodies(asked, put)).toEqual([]);
  });

  it('shows who was overtaken what the colleague did and what was meant here, and tries again on the new design', async () => {
    const { asked, answers: now } = await open(room, { ...answers, [dryRun]: new No(409, 'designChanged'), [put]: overtaken });
    await heading('Ontwerp');
    fireEvent.change(await screen.findByLabelText('Naam van T2b'), { target: { value: 'Leerlingen' } });
    now['GET /api/studies/demo/design'] = overtaken;
    await press('Meetrondes: bekijken en bewaren');
    const dialog = await screen.findByRole('dialog', { name: 'Iemand was u voor' });
    expect(dialog.textContent).toContain('bram@example.org');
    expect(dialog.textContent).toContain('Naam van school Het Nieuwe Landje');
    expect(dialog.textContent).toContain('Voortgangsverslag van de trainer niet meer gevraagd');
    expect(dialog.textContent).not.toContain('T3 (eind) heet');
    expect(dialog.textContent).toContain('Meetronde T2b heet Leerlingen');
    now[dryRun] = { ...nothing, revision: 4 };
    fireEvent.click(within(dialog).getByRole('button', { name: 'Mijn verandering bekijken' }));
    await screen.findByText('De opzet is bewaard');
    expect(bodies(asked, put)).toEqual([{ revision: 4, operations: [{ op: 'renameWave', wave: 'T2b', label: 'Leerlingen' }] }]);
  });

  it('declares two versions comparable only with a reason, and withdraws it', async () => {
    const { asked } = await open(room, {
      ...answers,
      'GET /api/studies/demo/design': versions,
      [dryRun]: nothing,
      [put]: versions,
    });
    const part = await screen.findByRole('region', { name: 'Versies van een vragenlijst' });
    expect(part.textContent).toContain('Vergelijkbaar verklaard door anna@example.org');
    expect(within(part).getAllByText('niet vergelijkbaar').length).toBeGreaterThan(0);
    // one counts the other way round: nobody can sign for it
    expect(within(part).queryByLabelText(/van Eigen lijst over de school toch/)).toBeNull();
    const name = 'versie 2 en 3 van Eigen vragenlijst over toetsen';
    const sign = within(part).getByRole<HTMLButtonElement>('button', {
      name: new RegExp(`${name} vergelijkbaar verklaren`, 'i'),
    });
    expect(sign.disabled).toBe(true);
    fireEvent.change(within(part).getByLabelText(`Waarom zijn ${name} toch vergelijkbaar?`), {
      target: { value: ' zelfde zin ' },
    });
    fireEvent.click(sign);
    await screen.findByText('De opzet is bewaard');
    expect(bodies(asked, put)).toEqual([
      { revision: 2, operations: [{ op: 'signVersions', instrument: 'own-scan', from: 2, to: 3, reason: 'zelfde zin' }] },
    ]);
    await press('Verklaring over versie 1 en 2 van Eigen vragenlijst over toetsen intrekken');
    await vi.waitFor(() => expect(bodies(asked, put)).toHaveLength(2));
    expect(bodies(asked, put).slice(1)).toEqual([
      { revision: 2, operations: [{ op: 'unsignVersions', instrument: 'own-scan', from: 1, to: 2 }] },
    ]);
  });
});

describe('a new study', () => {
  it('says at the code that it is taken, until another is typed', async () => {
    await open('/new', { ...answers, 'POST /api/studies/new': new No(409, 'studyExists') });
    await heading('Nieuw onderzoek');
    fill('Titel in het Nederlands', 'Twee scholen');
    fill('Titel in het Engels', 'Two schools');
    await press('Onderzoek maken');
    expect((await screen.findByRole('alert')).textContent).toContain('Kies een andere');
    fill('Korte code', 'twee-scholen-2');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('suggests a code, asks for both titles and goes to the design', async () => {
    const { asked, router } = await open('/new', { ...answers, 'POST /api/studies/new': { study: 'demo' } });
    await heading('Nieuw onderzoek');
    fill('Titel in het Nederlands', 'Één school, twee jaar');
    expect(screen.getByLabelText<HTMLInputElement>('Korte code').value).toBe('een-school-twee-jaar');
    await press('Onderzoek maken');
    expect((await screen.findByRole('alert')).textContent).toContain('Vul beide titels in');
    fill('Titel in het Engels', 'One school, two years');
    fireEvent.click(await button('Onderzoek maken'));
    await heading('Ontwerp');
    expect(router.state.location.pathname).toBe(room);
    expect(bodies(asked, 'POST /api/studies/new')).toEqual([
      { id: 'een-school-twee-jaar', title: { nl: 'Één school, twee jaar', en: 'One school, two years' }, template: 'focus' },
    ]);
  });
});

describe('pasted schools', () => {
  it('semicolons or tabs; each problem names its line', () => {
    const text = 'a;School A;12ab;1\n\nb\tSchool B\t\t2\r\na;weer\nniet goed;x\nc;C;XX';
    expect(pastedSchools(text, new Set(['z']))).toEqual({
      schools: [
        { id: 'a', name: 'School A', brin: '12AB', cohort: '1' },
        { id: 'b', name: 'School B', brin: null, cohort: '2' },
      ],
      problems: [
        { line: 4, code: 'schoolExists', params: { school: 'a' } },
        { line: 5, code: 'badId', params: { id: 'niet goed' } },
        { line: 6, code: 'badBrin', params: { brin: 'XX' } },
      ],
    });
    expect(suggestedCode('  Ça va? – 2026! ')).toBe('ca-va-2026');
  });
});
