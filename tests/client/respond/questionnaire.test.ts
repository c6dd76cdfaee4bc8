// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { colleagues, FakeServer } from './fake-server.ts';
import { TestPage } from './page.ts';

let page: TestPage | undefined;
afterEach(async () => {
  await page?.close();
  page = undefined;
  vi.unstubAllGlobals();
});
const phone = 390;
const desktop = 1280;
const open = async (fake: FakeServer, width = phone) => (page = await TestPage.open(fake, width));
const attitude = (answers: Record<string, number>) => ({
  response: 'a'.repeat(32),
  instrument: 'attitude',
  revision: 1,
  answers,
});
const only = (...instruments: string[]) => Object.assign(new FakeServer(), { instruments });

describe('a statement on a phone', () => {
  it('is a fieldset with the statement as its legend and real radio buttons', async () => {
    const p = await open(only('attitude'));
    await p.tap(p.button('Begin'));
    expect(p.all('fieldset')).toHaveLength(1);
    expect(p.text('fieldset legend')).toMatch(/^Het gebruik van een leerlingvolgsysteem/);
    const radios = p.all('fieldset input[type=radio]') as HTMLInputElement[];
    expect(radios.map((r) => r.labels?.[0]?.textContent)).toEqual([
      'helemaal oneens',
      'oneens',
      'niet eens, niet oneens',
      'eens',
      'helemaal eens',
      'weet ik niet / niet van toepassing',
    ]);
    expect(new Set(radios.map((r) => r.name)).size).toBe(1);
    expect(p.all('h1')).toHaveLength(1);
    expect(p.all('[role=textbox]')).toHaveLength(0);
  });

  it('goes on after one tap, with the focus on the next statement', async () => {
    const fake = only('attitude');
    const p = await open(fake);
    await p.tap(p.button('Begin'));
    await p.tap(p.all('fieldset input')[3]);
    await p.wait(20);
    expect(p.text('.count')).toBe('2 van 12');
    expect(document.activeElement?.tagName).toBe('LEGEND');
    await vi.waitFor(() => expect(fake.drafts.get('attitude')?.answers).toEqual({ ATT01: 4 }));
    await vi.waitFor(() => expect(p.text('[data-save]')).toBe('Opgeslagen'));
  });

  it('does not let the second tap of a double tap skip or answer the next statement', async () => {
    const p = await open(only('attitude'));
    await p.doubleTap(p.button('Begin'), () => p.button('Overslaan'));
    expect(p.text('.count')).toBe('1 van 12');
    expect(p.outbox.view().entries.get('attitude')?.answers).toEqual({});
    await p.wait(450);
    await p.doubleTap(p.all('fieldset input')[3], () => p.all('fieldset input')[3]);
    await p.wait(20);
    expect(p.text('.count')).toBe('2 van 12');
    expect(p.outbox.view().entries.get('attitude')?.answers).toEqual({ ATT01: 4 });
    await p.wait(450);
    await p.tap(p.button('Overslaan'));
    expect(p.text('.count')).toBe('3 van 12');
  });

  it('does not go on while arrow keys try answers out, but on Enter', async () => {
    const p = await open(only('attitude'));
    await p.tap(p.button('Begin'));
    const radio = p.all('fieldset input')[1];
    await p.key('ArrowDown', radio);
    radio?.click(); // what a browser does on an arrow key: the radio is chosen without a pointer
    await p.wait(20);
    expect(p.text('.count')).toBe('1 van 12');
    expect(p.outbox.view().entries.get('attitude')?.answers).toEqual({ ATT01: 2 });
    await p.key('Enter', radio);
    await p.wait(20);
    expect(p.text('.count')).toBe('2 van 12');
  });

  it('takes the digits 1 to 5, and nothing else', async () => {
    const p = await open(only('attitude'));
    await p.tap(p.button('Begin'));
    await p.key('7');
    await p.key('x');
    expect(p.text('.count')).toBe('1 van 12');
    await p.key('5');
    await p.wait(20);
    expect(p.text('.count')).toBe('2 van 12');
    expect(p.outbox.view().entries.get('attitude')?.answers).toEqual({ ATT01: 5 });
  });

  it('may be skipped, is shown again on going back, and can be changed', async () => {
    const p = await open(only('attitude'));
    await p.tap(p.button('Begin'));
    await p.tap(p.button('Overslaan'));
    expect(p.outbox.view().entries.get('attitude')?.answers).toEqual({ ATT01: { missing: 'skipped' } });
    await p.tap(p.button('Vorige'));
    await p.tap(p.all('fieldset input')[5]);
    expect(p.outbox.view().entries.get('attitude')?.answers).toEqual({ ATT01: { missing: 'dontKnow' } });
  });

  it('goes on where the person stopped on another device', async () => {
    const fake = only('attitude');
    fake.drafts.set('attitude', attitude({ ATT01: 4, ATT03: 2 }));
    const p = await open(fake);
    expect(p.text('.count')).toBe('3 van 12');
    expect(p.all('progress')[0]).toMatchObject({ value: 16, max: 100 });
  });
});

describe('statements in a wide window', () => {
  it('stand six on a screen, each a group of its own', async () => {
    const p = await open(only('leadership'), desktop);
    expect(p.all('fieldset')).toHaveLength(6);
    expect(p.text('.count')).toBe('1–6 van 12');
    expect(p.all('table')).toHaveLength(0);
    expect(p.text('legend .stem')).toBe('De schoolleider …');
    expect(p.text('legend .text')).toMatch(/^zorgt ervoor/);
  });

  it('stay until "Volgende"; what was left empty counts as skipped', async () => {
    const p = await open(only('leadership'), desktop);
    await p.key('3'); // the focus is on the first statement, and then on the next
    expect(document.activeElement?.closest('fieldset')?.dataset.item).toBe('LEAD02');
    await p.key('4');
    await p.tap(p.button('Volgende'));
    expect(p.text('.count')).toBe('7–12 van 12');
    const answers = p.outbox.view().entries.get('leadership')?.answers;
    expect(answers).toMatchObject({ LEAD01: 3, LEAD02: 4, LEAD03: { missing: 'skipped' } });
    expect(Object.keys(answers ?? {})).toHaveLength(6);
  });
});

describe('the list of colleagues', () => {
  const start = async (fake = only('staff-network')) => {
    const p = await open(fake);
    await p.tap(p.button('Begin'));
    return p;
  };
  const given = (p: TestPage) => p.outbox.view().entries.get('staff-network')?.answers.NETGOAL;

  it('takes an answer in two taps, shows it, and lets it be changed and taken back', async () => {
    const p = await start();
    await p.tap(p.all('.name')[1]);
    expect(p.all('.name')[1]?.getAttribute('aria-expanded')).toBe('true');
    expect(p.text('.often legend')).toBe('Hoe vaak: Bas van den Berg');
    await p.tap(p.all('.often input')[3]);
    expect(p.all('.often')).toHaveLength(0);
    expect(document.activeElement).toBe(p.all('.name')[1]);
    expect(p.all('.name')[1]?.textContent).toContain('elke week');
    expect(p.text('.counter')).toBe('1 van 17 collega’s aangetikt');
    expect(given(p)).toEqual({ confirmed: false, named: { P002: 3 } });
    await p.tap(p.all('.name')[1]);
    await p.tap(p.all('.often input')[0]);
    expect(given(p)).toEqual({ confirmed: false, named: { P002: 0 } });
    await p.tap(p.all('.name')[1]);
    await p.tap(p.button('Wissen'));
    expect(given(p)).toEqual({ confirmed: false, named: {} });
  });

  it('asks for the confirmation before it goes on, and lets the person go on without', async () => {
    const p = await start();
    await p.tap(p.all('.name')[0]);
    await p.tap(p.all('.often input')[2]);
    await p.tap(p.button('Volgende'));
    expect(p.text('[role=alert] p')).toMatch(/^U hebt nog niet aangegeven/);
    expect(p.text('h2')).toMatch(/doelen/);
    expect(document.activeElement).toBe(p.all('.confirm input')[0]);
    await p.tap(p.button('Toch verder'));
    expect(p.text('h2')).toMatch(/lesgeven aanpakt/);
    expect(given(p)).toEqual({ confirmed: false, named: { P001: 2 } });
  });

  it('has an explicit "nobody", which naming somebody takes back', async () => {
    const p = await start();
    expect(p.text('.confirm')).toBe('Met niemand. Ik heb de hele lijst bekeken.');
    await p.tap(p.all('.confirm input')[0]);
    expect(given(p)).toEqual({ confirmed: true, named: {} });
    await p.tap(p.all('.name')[4]);
    await p.tap(p.all('.often input')[4]);
    expect(given(p)).toEqual({ confirmed: false, named: { P005: 4 } });
    expect(p.text('.confirm')).toBe('Ik heb de hele lijst bekeken');
    await p.tap(p.all('.confirm input')[0]);
    await p.tap(p.all('.name')[4]);
    await p.tap(p.all('.often input')[1]);
    expect(given(p)).toEqual({ confirmed: true, named: { P005: 1 } });
  });

  /** As a person types: React listens to the native value. */
  async function type(p: TestPage, text: string): Promise<void> {
    const box = p.all('input[type=search]')[0] as HTMLInputElement;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await p.wait(40);
  }

  it('has a search only above twenty names, and no end while searching', async () => {
    const short = await start();
    expect(short.all('input[type=search]')).toHaveLength(0);
    await short.close();
    const fake = Object.assign(only('staff-network'), { staff: colleagues(150) });
    const p = await start(fake);
    expect(p.all('.name')).toHaveLength(150);
    await type(p, 'ozturk');
    expect(p.all('.name').length).toBe(9);
    expect(p.text('.counter')).toBe('9 gevonden');
    expect(p.all('.confirm')).toHaveLength(0);
    await p.tap(p.button('Volgende'));
    expect(p.all('.name')).toHaveLength(150); // going on ends the search: the question is about the whole list
    expect(p.all('.end.warned .confirm')).toHaveLength(1);
    await type(p, 'ozturk');
    await p.tap(p.button('Zoekopdracht wissen'));
    expect(p.all('.name')).toHaveLength(150);
    expect(document.activeElement).toBe(p.all('input[type=search]')[0]);
  });
});

describe('the end', () => {
  const all = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`ATT${String(i + 1).padStart(2, '0')}`, 3]));

  it('shows what was skipped, leads back to it, hands in and gives a receipt', async () => {
    const fake = only('attitude');
    fake.drafts.set('attitude', { ...attitude(all), answers: { ...all, ATT07: { missing: 'skipped' } } });
    const p = await open(fake);
    expect(p.text('h1')).toBe('Klaar om in te leveren?');
    expect(p.text('.parts p')).toBe('11 van 12 beantwoord, 1 overgeslagen');
    await p.tap(p.button('Bekijk overgeslagen'));
    expect(p.text('.count')).toBe('7 van 12');
    await p.tap(p.all('fieldset input')[0]);
    await p.wait(20);
    expect(p.text('h1')).toBe('Klaar om in te leveren?');
    await p.tap(p.button('Inleveren'));
    await vi.waitFor(() => expect(p.text('h1')).toBe('Dank u wel'), { timeout: 5000 });
    expect(p.text('.receipt dd')).toBe('MM-7K4Q-2R9D');
    expect(p.all('fieldset, .name, .parts')).toHaveLength(0);
    expect(fake.submitted?.[0]?.answers).toEqual({ ...all, ATT07: 1 });
  });

  it('says so when the wave was closed meanwhile', async () => {
    const fake = only('attitude');
    const p = await open(fake);
    await p.tap(p.button('Begin'));
    fake.status = 'closed';
    await p.tap(p.all('fieldset input')[3]);
    await vi.waitFor(() => expect(p.all('[data-ended=closed]')).toHaveLength(1), { timeout: 5000 });
    expect(p.text('[data-ended] p')).toContain('staan nog op dit toestel');
  });

  it('puts two different answers to the person', async () => {
    const fake = only('attitude');
    const p = await open(fake);
    await p.tap(p.button('Begin'));
    fake.drafts.set('attitude', attitude({ ATT01: 2 }));
    await p.tap(p.all('fieldset input')[3]);
    await vi.waitFor(() => expect(p.text('h1')).toBe('U hebt op twee plaatsen geantwoord'), { timeout: 5000 });
    expect(p.all('.choice').map((b) => b.textContent)).toEqual([
      'In dit venstereens',
      'Op een ander toestel of in een ander vensteroneens',
    ]);
    await p.tap(p.all('.choice')[1]);
    expect(p.outbox.view().entries.get('attitude')?.answers.ATT01).toBe(2);
    expect(p.text('.count')).toBe('2 van 12');
  });
});
