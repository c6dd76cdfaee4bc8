/** Every state of the respondent's pages: what the fake server must be like, and how to get there. */
import type { Page } from 'playwright-core';
import { colleagues, type FakeServer } from './fake-server.ts';

export interface Look {
  readonly name: string;
  /** prepares the server and brings the page to the state to look at */
  readonly go: (page: Page, fake: FakeServer, words: (nl: string, en: string) => string) => Promise<void>;
  readonly before?: (fake: FakeServer) => void;
  /** the fault is the point: a failed request may be in the console */
  readonly faulty?: true;
  readonly link?: string;
}

const answerAll = (fake: FakeServer, instruments: readonly string[]) => {
  for (const instrument of instruments) {
    const prefix = { attitude: 'ATT', leadership: 'LEAD', culture: 'CULT' }[instrument] ?? 'NET';
    const ids =
      prefix === 'NET'
        ? ['NETGOAL', 'NETAPPR', 'NETPROG']
        : Array.from({ length: 12 }, (_, i) => `${prefix}${String(i + 1).padStart(2, '0')}`);
    const answers = Object.fromEntries(
      ids.map((id, i) => [id, prefix === 'NET' ? { confirmed: true, named: { P002: 3, P005: 4 } } : (i % 5) + 1]),
    );
    fake.drafts.set(instrument, { response: '0'.repeat(31) + fake.drafts.size, instrument, revision: 1, answers });
  }
};
const begun = (fake: FakeServer, ...instruments: string[]) => {
  fake.consented = true;
  answerAll(fake, instruments);
};
const goOn = (page: Page) => page.locator('main button.main').first().click();
const started = async (page: Page) => {
  await goOn(page);
  await page.locator('.head').waitFor();
};
const openBegin = async (page: Page) => {
  await started(page);
  const begin = page.locator('.opening ~ .going .next');
  if (await begin.count()) await begin.click();
};

export const looks: readonly Look[] = [
  { name: 'first', go: (page) => page.locator('[data-screen=open]').waitFor() },
  { name: 'first-synthetic', before: (f) => void (f.synthetic = true), go: (page) => page.locator('.notice').waitFor() },
  { name: 'started', before: (f) => begun(f, 'attitude'), go: (page) => page.locator('[data-screen=started]').waitFor() },
  ...(['notYetOpen', 'closed', 'finished', 'declined'] as const).map(
    (status): Look => ({
      name: status,
      before: (f) => void (f.status = status),
      go: (page) => page.locator(`[data-screen=${status}]`).waitFor(),
    }),
  ),
  { name: 'nothing', before: (f) => void (f.instruments = []), go: (page) => page.locator('[data-screen=nothing]').waitFor() },
  { name: 'unknown', link: '#some-other-token', faulty: true, go: (page) => page.locator('[data-screen=unknown]').waitFor() },
  { name: 'no-link', link: '', go: (page) => page.locator('[data-screen=noLink]').waitFor() },
  ...(
    [
      ['short', 'fhj23-4lmpr'],
      ['of-pupils', 'FHJ 234'],
      ['mistyped', 'fhj23 4lmpr twxyy'],
      ['wrong', 'FHJ23-4LMPR-TWXX2'],
    ] as const
  ).map(
    ([name, code]): Look => ({
      name: `code-${name}`,
      link: '',
      faulty: true,
      go: async (page) => {
        await page.locator('#code').fill(code);
        await page.keyboard.press('Enter');
        await page.locator('.notice').waitFor();
      },
    }),
  ),
  {
    name: 'offline',
    faulty: true,
    before: (f) => void (f.always = 'offline'),
    go: (page) => page.locator('[data-screen=offline]').waitFor(),
  },
  {
    name: 'too-many',
    faulty: true,
    before: (f) => void (f.always = 429),
    go: (page) => page.locator('[data-screen=tooMany]').waitFor(),
  },
  {
    name: 'trouble',
    faulty: true,
    before: (f) => void (f.always = 500),
    go: (page) => page.locator('[data-screen=trouble]').waitFor(),
  },
  { name: 'opening', before: (f) => begun(f), go: started },
  { name: 'statement', before: (f) => begun(f), go: openBegin },
  {
    name: 'statement-stem',
    before: (f) => begun(f, 'attitude'),
    go: async (page) => {
      await openBegin(page);
      await page.locator('.option').nth(3).click();
      await page.waitForTimeout(700);
      const back = page.locator('.card ~ *, .going .back').first();
      if (await page.locator('.card').count()) await back.click();
    },
  },
  { name: 'roster', before: (f) => begun(f, 'attitude', 'leadership', 'culture'), go: openBegin },
  {
    name: 'roster-own-group',
    before: (f) => {
      f.ownGroup = '5';
      begun(f, 'attitude', 'leadership', 'culture');
    },
    go: openBegin,
  },
  {
    name: 'test-question',
    before: (f) => {
      f.instruments = ['lvs-test'];
      begun(f);
    },
    go: async (page) => {
      await openBegin(page);
      await page.locator('.option').first().waitFor();
    },
  },
  {
    name: 'replaced-link',
    faulty: true,
    before: (f) => begun(f),
    go: async (page, fake) => {
      await openBegin(page);
      fake.always = 'offline';
      await page.locator('.option').nth(3).click();
      await page.locator('[data-save=waiting]').waitFor();
      fake.always = 401;
      await page.reload();
      await page.locator('.carry').waitFor();
    },
  },
  {
    name: 'roster-opened',
    before: (f) => begun(f, 'attitude', 'leadership', 'culture'),
    go: async (page) => {
      await openBegin(page);
      await page.locator('.name').nth(1).click();
      await page.locator('.often .option').nth(3).click();
      await page.locator('.name').nth(3).click();
      await page.locator('.often .option').nth(0).click();
      await page.locator('.name').nth(2).click();
    },
  },
  {
    name: 'roster-warned',
    before: (f) => begun(f, 'attitude', 'leadership', 'culture'),
    go: async (page) => {
      await openBegin(page);
      await page.locator('.going .next').click();
      await page.locator('.end.warned').waitFor();
      await page.locator('.end.warned').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'roster-150',
    before: (f) => {
      f.staff = colleagues(150);
      begun(f, 'attitude', 'leadership', 'culture');
    },
    go: async (page) => {
      await openBegin(page);
      await page.locator('.search input').fill('celik');
    },
  },
  {
    name: 'hostile',
    before: (f) => {
      const attack = '<img src=x onerror="globalThis.broken=1">';
      f.staff = [{ id: 'P001', name: attack, group: attack, functions: [attack] }, ...colleagues(3)];
      begun(f, 'attitude', 'leadership', 'culture');
    },
    go: async (page) => {
      await openBegin(page);
      await page.locator('.name').first().click();
      const broken = await page.evaluate(() => 'broken' in globalThis || document.querySelector('main img') !== null);
      if (broken) throw new Error('a name became markup');
    },
  },
  { name: 'summary', before: (f) => begun(f, 'attitude', 'leadership', 'culture', 'staff-network'), go: started },
  {
    name: 'summary-open',
    before: (f) => {
      begun(f, 'attitude', 'leadership', 'culture', 'staff-network');
      const draft = f.drafts.get('leadership');
      if (draft)
        f.drafts.set('leadership', {
          ...draft,
          answers: { ...draft.answers, LEAD03: { missing: 'skipped' }, LEAD04: { missing: 'dontKnow' } },
        });
    },
    go: started,
  },
  {
    name: 'not-sent',
    faulty: true,
    before: (f) => begun(f),
    go: async (page, fake) => {
      await openBegin(page);
      fake.always = 'offline';
      await page.locator('.option').nth(3).click();
      await page.locator('[data-save=waiting]').waitFor();
      // the answered card makes room for the next one; on a slow machine that takes its time
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'hand-in-offline',
    faulty: true,
    before: (f) => begun(f, 'attitude', 'leadership', 'culture', 'staff-network'),
    go: async (page, fake) => {
      await started(page);
      fake.always = 'offline';
      await page.locator('.summary .main').click();
      await page.locator('.summary .notice').waitFor();
    },
  },
  {
    name: 'conflict',
    faulty: true,
    before: (f) => begun(f),
    go: async (page, fake) => {
      await openBegin(page);
      fake.drafts.set('attitude', {
        response: 'f'.repeat(32),
        instrument: 'attitude',
        revision: 3,
        answers: { ATT01: 2, ATT03: 4 },
      });
      await page.locator('.option').nth(3).click();
      await page.locator('section.conflicts').waitFor();
    },
  },
  {
    name: 'closed-meanwhile',
    faulty: true,
    before: (f) => begun(f),
    go: async (page, fake) => {
      await openBegin(page);
      fake.status = 'closed';
      await page.locator('.option').nth(3).click();
      await page.locator('[data-ended=closed]').waitFor();
    },
  },
  {
    name: 'thanks',
    before: (f) => begun(f, 'attitude', 'leadership', 'culture', 'staff-network'),
    go: async (page) => {
      await started(page);
      await page.locator('.summary .main').click();
      await page.locator('.receipt').waitFor();
    },
  },
];
