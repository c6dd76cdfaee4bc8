/**
 * A small season on the built server: a study from the template, three schools' staff from a workbook with six mistakes, mails and letters,
 * forty people's answers, reminders killed halfway and resumed, a leaver and a joiner, the cockpit, an exclusion and its reversal, and a
 * backup that gives the same figures on an empty machine.
 */
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cockpit } from '../../server/cockpit/contract.ts';
import type { QueueRow } from '../../server/mail/contract.ts';
import { openStore } from '../../server/store/store.ts';
import { findBrowser, openPage, type Watched } from '../browser.ts';
import { pages } from '../pdf.ts';
import { freePort, removeFolder, runCommand, type RunningServer, startServer, temporaryFolder } from '../process.ts';
import { workbook } from '../rosters/files.ts';
import { openPost, type Post } from '../server/mail/post.ts';
import { password, Respondent, Visitor } from '../world.ts';

const found = await findBrowser();
const study = 'seizoen';
const schools = ['noord', 'zuid', 'oost'];
const each = 15;
const head = ['Naam', 'Rol', 'Mail', 'School'];
const staff = schools.flatMap((school) =>
  Array.from({ length: each }, (_, i) => [
    `Collega ${school} ${i + 1}`,
    i === 0 ? 'directeur' : i === 1 ? 'IB’er' : 'leerkracht',
    `c${i + 1}@${school}.example.org`,
    school,
  ]),
);
/** row of the file, column, what stands there, what it should be */
const mistakes = [
  [3, 'Mail', 'c2 bij noord', 'c2@noord.example.org'],
  [4, 'Rol', 'jufff', 'leerkracht'],
  [6, 'Naam', '', 'Collega noord 5'],
  [20, 'School', 'Westen', 'zuid'],
  [22, 'Mail', 'c5@zuid.example.org', 'c6@zuid.example.org'],
  [40, 'Naam', '<b>Collega</b>', 'Collega oost 9'],
] as const;
const names = ['SMTP_URL', 'MAIL_FROM', 'ORIGIN', 'MAIL_PER_MINUTE'] as const;

describe.skipIf(!found.browser)(`a season${'reason' in found ? ` (${found.reason})` : ''}`, () => {
  let browser: Browser;
  let post: Post;
  let server: RunningServer;
  let visitor: Visitor;
  let port = 0;
  let base = '';
  const folders: string[] = [];
  const watched: Watched[] = [];
  const folder = (name: string) => {
    const made = temporaryFolder(name);
    folders.push(made);
    return made;
  };
  let dataDir = '';
  const at = `/api/studies/${study}`;

  beforeAll(async () => {
    browser = found.browser!;
    post = await openPost();
    dataDir = folder('season');
    port = await freePort();
    base = `http://127.0.0.1:${port}`;
    Object.assign(process.env, {
      SMTP_URL: post.url,
      MAIL_FROM: 'onderzoek@uni.example',
      ORIGIN: base,
      MAIL_PER_MINUTE: '100000',
    });
    server = await startServer({ dataDir, port });
    visitor = new Visitor(base);
    const token = server.firstAccount!.split('#')[1]!;
    const { body } = await visitor.send<{ csrf: string }>('POST /api/one-time', { token, email: 'first@example.org', password });
    visitor.csrf = body.csrf;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill('SIGKILL');
    for (const name of names) delete process.env[name];
    await post?.close();
    for (const one of folders) removeFolder(one);
  });

  const page = async (path: string) => {
    const w = await openPage(browser, base, { expected: /Failed to load resource|net::ERR_/ });
    watched.push(w);
    const [name, value] = visitor.cookie!.split('=') as [string, string];
    await w.context.addCookies([{ name, value, url: base }]);
    await w.page.goto(base + path);
    return w.page;
  };
  const ok = async <T>(request: string, body?: unknown): Promise<T> => {
    const answer = await visitor.send<T & { code?: string }>(request, body);
    expect([request, answer.status, answer.status < 300 ? '' : JSON.stringify(answer.body)]).toEqual([request, 200, '']);
    return answer.body;
  };
  const until = async (what: () => boolean | Promise<boolean>) => {
    for (const end = Date.now() + 40_000; !(await what()); ) {
      if (Date.now() > end) throw new Error('it did not come to that');
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  };
  const rows = async () => (await ok<{ rows: QueueRow[] }>(`GET ${at}/waves/T1/mail`)).rows;
  const openWave = async (p: Page, wave: string) => {
    await p.getByRole('button', { name: `Meetronde ${wave} openen` }).click();
    await p.getByRole('dialog').getByRole('button', { name: 'Openen' }).click();
    await p.getByRole('button', { name: `Meetronde ${wave} sluiten` }).waitFor();
  };
  /** the mails of one kind, looked at and put in the queue on the mail page */
  const confirm = async (p: Page, kind: string, n: number) => {
    await p.getByLabel(`${kind}: ${n}`).waitFor();
    await p.getByRole('button', { name: 'Zet in de wachtrij' }).click();
    await p.getByRole('dialog').getByRole('button', { name: 'Ja, verstuur' }).click();
    await p.getByText(`${n} mails staan in de wachtrij`).waitFor();
  };
  const figures = async () => {
    const zip = await visitor.fetch<Uint8Array>('GET', `${at}/results.zip?language=nl`);
    const files = unzipSync(zip.body);
    const text = (name: string) => strFromU8(files[name]!);
    return { measures: text('measures.csv'), comparison: text('comparison.csv'), results: text('results.json') };
  };

  it('a study from the template, in the browser', async () => {
    const p = await page('/console/new');
    await p.getByLabel('Titel in het Nederlands').fill('Een klein seizoen');
    await p.getByLabel('Titel in het Engels').fill('A small season');
    await p.getByLabel('Korte code').fill(study);
    await p.getByRole('button', { name: 'Onderzoek maken' }).click();
    await p.waitForURL(`**/console/studies/${study}/**`);
    await p.getByRole('button', { name: 'Lijst plakken' }).click();
    await p.getByLabel('Een school per regel').fill(schools.map((id) => `${id};School ${id}`).join('\n'));
    await p.getByRole('button', { name: `${schools.length} scholen toevoegen` }).click();
    await p.getByRole('rowheader', { name: 'School noord' }).waitFor();
    // scores come in years later; this season looks at its scales now, and the history says so
    await p.getByLabel('Verklarende gegevens blijven dicht').uncheck();
    await p.getByRole('button', { name: 'Vergelijking van scholen: bekijken en bewaren' }).click();
    await p.getByRole('dialog').getByRole('button', { name: 'Ja, veranderen' }).click();
    await until(async () => !(await ok<{ blindUntilFrozen: boolean }>(`GET ${at}/design`)).blindUntilFrozen);
  });

  it('three schools come in from a workbook whose six mistakes are mended in the preview', async () => {
    const given = staff.map((row) => [...row]);
    for (const [row, column, wrong] of mistakes) given[row - 2]![head.indexOf(column)] = wrong;
    const p = await page(`/console/studies/${study}/roster-import?wave=T1`);
    const file = {
      name: 'lijst.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await workbook([head, ...given])),
    };
    await p.getByTestId('choose-roster').setInputFiles(file);
    await p.getByText('Nog 6 fouten in de lijst.').waitFor();
    for (const [row, column, , right] of mistakes) {
      const cell = p.getByLabel(`${column}, regel ${row}`, { exact: true });
      await cell.fill(right);
      await cell.press('Enter');
    }
    await p.getByText('Geen fouten in de lijst.').waitFor();
    await p.getByRole('button', { name: `Overnemen: ${staff.length} erbij, 0 gewijzigd, 0 eraf` }).click();
    await p.getByText('Overgenomen, geldig vanaf T1.').waitFor();
  });

  it('everybody gets one mail, and a letter', async () => {
    const p = await page(`/console/studies/${study}`);
    await openWave(p, 'T1');
    await p.goto(`${base}/console/studies/${study}/invitations/T1`);
    await p.getByRole('button', { name: 'Nodig iedereen uit' }).click();
    await p.getByText(`${staff.length} uitnodigingen gemaakt`).waitFor();
    // the test may run at night, on a Sunday, in a holiday
    await p.goto(`${base}/console/studies/${study}/invitations/T1/texts`);
    await p.getByLabel('Vanaf').selectOption('00:00');
    await p.getByLabel('Tot', { exact: true }).selectOption('24:00');
    await p.getByLabel('Ook in het weekend').check();
    await p.getByLabel('Ook in schoolvakanties').check();
    await p.getByRole('button', { name: 'Afzender en tijden bewaren' }).click();
    await p.getByText('Afzender en tijden zijn bewaard').waitFor();
    // seen and confirmed on the screen: nothing is queued before that
    expect(await rows()).toEqual([]);
    await p.goto(`${base}/console/studies/${study}/invitations/T1/mail`);
    await confirm(p, 'Uitnodiging', staff.length);
    await until(async () => (await rows()).every((row) => row.state === 'sent'));
    expect(post.taken.map((mail) => mail.to).toSorted()).toEqual(staff.map((row) => row[2]!).toSorted());
    const letters = await visitor.send<Uint8Array>(`POST ${at}/waves/T1/letters.pdf?school=noord`);
    expect(strFromU8(letters.body.slice(0, 5))).toBe('%PDF-');
    // a page for each of the school's people
    expect(pages(letters.body)).toBe(each);
  });

  const links = async (wave: string) =>
    (await ok<{ links: { name: string; school: string; code: string }[] }>(`POST ${at}/waves/${wave}/invitations/links`)).links;
  /** people answer by the link in their own mail, in the order of the list; at school zuid they type the code of their letter */
  const answer = async (from: number, to: number) => {
    const codes = new Map((await links('T1')).map((one) => [one.name, one.code]));
    const tokenOf = async ([name, , address, school]: readonly string[]) => {
      if (school === 'zuid')
        return (await new Visitor(base).send<{ token: string }>('POST /api/respond/enter', { code: codes.get(name!)! })).body
          .token;
      const { raw } = post.taken.find((mail) => mail.to === address)!;
      return raw.replace(/=\r?\n/g, '').match(new RegExp(`${base}/r/#([\\w-]+)`))![1]!;
    };
    for (const person of staff.slice(from, to)) {
      const done = await new Respondent(base, await tokenOf(person), person[2]!, randomBytes(16).toString('hex')).answerAll();
      expect(done.body.status).toBe('finished');
    }
  };
  /** the server stands still while its database is put on: three weeks go by between two mails */
  const weeksLater = async () => {
    await server.kill('SIGTERM');
    const db = new Database(`${dataDir}/meetmoment.sqlite`);
    const past = new Date(Date.now() - 21 * 86_400_000).toISOString();
    db.prepare("update mail_queue set sent_at = ?, not_before = ?, created_at = ? where state = 'sent'").run(past, past, past);
    db.close();
    server = await startServer({ dataDir, port });
  };

  it('reminders killed halfway and resumed: one each, and none to who has finished', async () => {
    await answer(0, 10);
    const { invitations } = await ok<{ invitations: { email: string; state: string }[] }>(`GET ${at}/waves/T1/invitations`);
    const silent = invitations.flatMap((one) => (one.state === 'finished' ? [] : one.email)).toSorted();
    expect(silent).toHaveLength(staff.length - 10);
    await weeksLater();
    const before = post.taken.length;
    post.before = () => new Promise((resolve) => setTimeout(resolve, 60));
    const queued = staff.length - 10;
    const p = await page(`/console/studies/${study}/invitations/T1/mail`);
    await confirm(p, 'Herinnering', queued);
    await p.close();
    await until(() => post.taken.length > before + 6);
    await server.kill('SIGKILL');
    // really in the middle of it
    expect(post.taken.length).toBeLessThan(before + queued);
    post.before = async () => {};
    // what the killed process had in hand is its own for three minutes: they go by here
    const later = openStore({
      path: `${dataDir}/meetmoment.sqlite`,
      clock: () => new Date(Date.now() + 600_000),
      ids: () => randomBytes(16).toString('hex'),
    });
    const { uncertain } = await later.mail.expire();
    await later.close();
    server = await startServer({ dataDir, port });
    await until(async () => (await rows()).every((row) => !['queued', 'claimed', 'sending'].includes(row.state)));
    // a mail that may or may not have gone is sent again by a person only, and under the same Message-ID
    const unsure = (await rows()).filter((row) => row.state === 'uncertain');
    expect(unsure).toHaveLength(uncertain);
    if (unsure.length > 0) {
      await ok(`POST ${at}/waves/T1/mail/marks`, { rows: unsure.map((row) => row.id), as: 'again' });
      await until(async () => (await rows()).every((row) => row.state === 'sent'));
    }
    const reminded = post.taken.slice(before);
    expect(new Set(reminded.map((mail) => mail.messageId)).size).toBe(staff.length - 10);
    // one mail each, and to nobody who has finished
    expect([...new Map(reminded.map((mail) => [mail.messageId, mail.to])).values()].toSorted()).toEqual(silent);
    expect(reminded.length - (staff.length - 10)).toBeLessThanOrEqual(uncertain);
  }, 90_000);

  it('forty have answered; the cockpit says so', async () => {
    await answer(10, 40);
    const p = await page(`/console/studies/${study}/cockpit`);
    await p.getByRole('heading', { name: 'Cockpit', level: 1 }).waitFor();
    const view = await ok<Cockpit>(`GET ${at}/cockpit`);
    const t1 = view.waves.findIndex((wave) => wave.id === 'T1');
    const done = view.schools.map((school) => school.waves[t1]!.finished);
    expect(done.reduce((a, b) => a + b, 0)).toBe(40);
    const finished = { noord: 15, zuid: 15, oost: 10 };
    for (const [school, n] of Object.entries(finished))
      await p
        .getByRole('row')
        .filter({ hasText: `School ${school}` })
        .getByText(`${n} van ${each}`)
        .first()
        .waitFor();
  }, 90_000);

  it('a leaver and a joiner at T2a', async () => {
    const p = await page(`/console/studies/${study}`);
    await p.getByRole('button', { name: 'Meetronde T1 sluiten' }).click();
    await p.getByRole('dialog').getByRole('button', { name: 'Sluiten', exact: true }).click();
    await p.getByRole('button', { name: 'Meetronde T1 heropenen' }).waitFor();
    await openWave(p, 'T2a');
    await p.goto(`${base}/console/studies/${study}/schools/oost`);
    expect(await p.getByLabel('Wijzigingen gelden vanaf').inputValue()).toBe('T2a');
    await p.getByRole('button', { name: 'Collega oost 4 is vertrokken' }).click();
    await p.getByRole('row').filter({ hasText: 'Collega oost 4' }).getByText('tot en met').waitFor();
    await p.getByRole('button', { name: 'Persoon toevoegen' }).click();
    await p.getByLabel('Naam').fill('Nieuwe Collega');
    await p.getByLabel('E-mailadres').fill('nieuw@oost.example.org');
    await p.getByRole('checkbox', { name: 'leerkracht' }).check();
    await p.getByRole('button', { name: 'Bewaren' }).click();
    await p.getByRole('row').filter({ hasText: 'Nieuwe Collega' }).waitFor();
    await p.goto(`${base}/console/studies/${study}/invitations/T2a`);
    await p
      .getByRole('button', { name: 'Nodig iedereen uit' })
      .or(p.getByRole('button', { name: 'Nodig de anderen uit' }))
      .click();
    await p.getByText('uitnodigingen gemaakt').waitFor();
    const now = await links('T2a');
    expect(now).toHaveLength(staff.length);
    expect(now.some((one) => one.name === 'Nieuwe Collega')).toBe(true);
    expect(now.some((one) => one.name === 'Collega oost 4')).toBe(false);
    // who left is gone from this wave and stays on the closed one's roster
    const view = await ok<Cockpit>(`GET ${at}/cockpit`);
    const oost = view.schools.find((school) => school.id === 'oost')!;
    const counts = (wave: string) => oost.waves[view.waves.findIndex((one) => one.id === wave)]!;
    expect(counts('T1')).toMatchObject({ people: each, finished: 10 });
    expect(counts('T2a')).toMatchObject({ people: each, invited: each, finished: 0 });
    const after = await ok<{ people: { name: string; to: string | null; from: string | null }[] }>(
      `GET ${at}/schools/oost/people`,
    );
    expect(after.people.find((one) => one.name === 'Nieuwe Collega')).toMatchObject({ from: 'T2a' });
  });

  it('an exclusion changes the figures, and its reversal brings them back', async () => {
    const before = await figures();
    expect(before.measures).toContain(',T1,attitude.total,scaleMean,');
    const p = await page(`/console/studies/${study}/quality`);
    await p
      .getByRole('button', { name: /^Bekijk [0-9a-f]{8}$/ })
      .first()
      .click();
    const dialog = p.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: 'Reden' })
      .or(dialog.getByRole('combobox', { name: 'Reden' }))
      .first()
      .click();
    await p.locator('[role=option]:visible').filter({ hasText: 'onzorgvuldig ingevuld' }).click();
    await dialog.getByRole('button', { name: 'Uitsluiten', exact: true }).click();
    await p.getByText(/telt niet meer mee/).waitFor();
    const without = await figures();
    expect(without.measures).not.toBe(before.measures);
    await p.getByRole('button', { name: 'Ongedaan maken' }).click();
    await p.getByText(/telt weer mee/).waitFor();
    const { measures, comparison } = await figures();
    expect({ measures, comparison }).toEqual({ measures: before.measures, comparison: before.comparison });
  }, 90_000);

  it('a backup gives the same figures on an empty machine', async () => {
    const before = await figures();
    const json = (text: string) => ({ ...(JSON.parse(text) as object), computedAt: '' });
    const out = `${folder('season-backup')}/copy`;
    const made = await runCommand(['backup', '--out', out], { DATA_DIR: dataDir });
    expect(made.code, made.stderr).toBe(0);
    await server.kill('SIGTERM');
    dataDir = folder('season-restored');
    const back = await runCommand(['restore', out], { DATA_DIR: dataDir });
    expect(back.code, back.stderr).toBe(0);
    server = await startServer({ dataDir, port });
    const after = await figures();
    expect({ ...after, results: json(after.results) }).toEqual({ ...before, results: json(before.results) });
    expect((await links('T2a')).length).toBe(staff.length);
    expect(watched.flatMap((w) => w.noise)).toEqual([]);
  }, 90_000);
});
