/** Every state of the pupils' pages and of the teacher's page, for the pictures and for axe. */
import type { Page } from 'playwright-core';
import { type ClassFake, code, teacherToken } from './class-fake.ts';

export interface ClassLook {
  readonly name: string;
  readonly path: '/k/' | '/class/';
  readonly hash?: string;
  /** requests fail on purpose */
  readonly faulty?: boolean;
  readonly before?: (fake: ClassFake) => void;
  readonly go?: (page: Page, fake: ClassFake, of: (nl: string, en: string) => string) => Promise<void>;
}
type Go = NonNullable<ClassLook['go']>;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const enter: Go = async (page, _, of) => {
  await page.locator('#code').fill(code.toLowerCase());
  await press(page, 'Start');
  await page.getByRole('button', { name: of('Ik begin', 'I begin') }).waitFor();
};
const practice: Go = async (page, fake, of) => {
  await enter(page, fake, of);
  await press(page, of('Ik begin', 'I begin'));
  await page.locator('.circles').waitFor();
};
const sentences: Go = async (page, fake, of) => {
  await practice(page, fake, of);
  await page.locator('.circle-option').nth(2).click();
  await press(page, of('Volgende', 'Next'));
  await page.locator('[data-item="PUP01"]').waitFor();
};
const answered =
  (n: number): Go =>
  async (page, fake, of) => {
    await sentences(page, fake, of);
    for (let i = 1; i <= n; i += 1) {
      await page
        .locator(`[data-item="PUP${String(i).padStart(2, '0')}"] .circle-option`)
        .nth(i % 4)
        .click();
      await press(page, of('Volgende', 'Next'));
    }
  };
const allSeen: Go = async (page, fake, of) => {
  fake.drafts = [
    {
      response: 'a'.repeat(32),
      instrument: 'pupil-perception',
      revision: 3,
      answers: Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`PUP${String(i + 1).padStart(2, '0')}`, (i % 4) + 1])),
    },
  ];
  await enter(page, fake, of);
  await press(page, of('Ik begin', 'I begin'));
  await page.locator('[data-item="PUP25"]').waitFor();
  await press(page, of('Overslaan', 'Skip'));
  await page.getByRole('heading', { name: of('Dat waren alle zinnen', 'Those were all the sentences') }).waitFor();
};
const handIn: Go = async (page, fake, of) => {
  await allSeen(page, fake, of);
  await press(page, of('Inleveren', 'Hand in'));
  await page.locator('[data-body="done"] [data-sent="true"]').waitFor();
};

const pupil = (name: string, go: Go, more: Partial<ClassLook> = {}): ClassLook => ({
  name: `pupil-${name}`,
  path: '/k/',
  go,
  ...more,
});
const teacher = (name: string, before: (fake: ClassFake) => void, more: Partial<ClassLook> = {}): ClassLook => ({
  name: `teacher-${name}`,
  path: '/class/',
  hash: `#${teacherToken}`,
  before,
  go: async (page) => {
    await page.locator('main h1:not(.quiet)').waitFor();
  },
  ...more,
});
const intoSession: Go = async (page, _, of) => {
  await press(page, of('Maak een code', 'Make a code'));
  await page.locator('.big-code').waitFor();
};

export const classLooks: readonly ClassLook[] = [
  pupil('code', async (page) => page.locator('#code').waitFor()),
  pupil('card', async (page, _, of) => {
    await page.getByLabel(of('Ik heb een kaartje', 'I have a card')).check();
    await page.locator('#number').fill('12');
    await page.locator('.picture-choice').nth(4).click();
  }),
  pupil(
    'wrong',
    async (page) => {
      await page.locator('#code').fill('xxxxxx');
      await press(page, 'Start');
      await page.locator('.notice').waitFor();
    },
    { faulty: true },
  ),
  pupil('opening', enter, { before: (fake) => void (fake.synthetic = true) }),
  pupil('practice', practice),
  pupil('sentence', sentences),
  pupil('chosen', async (page, fake, of) => {
    await answered(6)(page, fake, of);
    await page.locator('[data-item="PUP07"] .circle-option').nth(3).click();
    await page.locator('[data-save="saved"]').waitFor();
  }),
  pupil(
    'offline',
    async (page, fake, of) => {
      await answered(3)(page, fake, of);
      fake.silent.add('PUT /api/class/draft');
      await page.locator('[data-item="PUP04"] .circle-option').nth(1).click();
      await page.locator('[data-save="waiting"]').waitFor();
    },
    { faulty: true },
  ),
  pupil('stop', async (page, fake, of) => {
    await answered(2)(page, fake, of);
    await press(page, of('Stoppen', 'Stop'));
  }),
  pupil('all', allSeen),
  pupil('done', handIn),
  pupil(
    'doneUnsent',
    async (page, fake, of) => {
      fake.silent.add('POST /api/class/submit');
      await allSeen(page, fake, of);
      await press(page, of('Inleveren', 'Hand in'));
      await page.getByRole('button', { name: of('Volgende leerling', 'Next pupil') }).waitFor();
    },
    { faulty: true },
  ),
  pupil('paused', async (page, fake, of) => {
    await enter(page, fake, of);
    fake.status = 'paused';
    await press(page, of('Ik begin', 'I begin'));
    await page.locator('[data-body="paused"]').waitFor();
  }),
  pupil('over', async (page, fake, of) => {
    await enter(page, fake, of);
    fake.status = 'closed';
    await press(page, of('Ik begin', 'I begin'));
    await page.locator('[data-body="over"]').waitFor();
  }),
  pupil('late', async (page, fake, of) => {
    await answered(3)(page, fake, of);
    await page.locator('[data-save="saved"]').waitFor();
    fake.status = 'closed';
    fake.late = true;
    await page.reload();
    await page.locator('[data-body="late"]').waitFor();
  }),
  pupil('lateDone', async (page, fake, of) => {
    await answered(3)(page, fake, of);
    fake.status = 'closed';
    fake.late = true;
    await page.reload();
    await press(page, of('Inleveren', 'Hand in'));
    await page.locator('[data-body="done"] [data-sent="true"]').waitFor();
  }),
  pupil('who', async (page, fake, of) => {
    await enter(page, fake, of);
    await page.evaluate(() => sessionStorage.setItem('meetmoment.class.seen', '1'));
    await page.reload();
    await page.getByRole('heading', { name: of('Wie zit hier?', 'Who is sitting here?') }).waitFor();
  }),
  pupil('puzzle', async (page, _, of) => {
    await press(page, of('Ik doe een puzzel', 'I do a puzzle'));
    await page.locator('.puzzle-card').nth(5).click();
    await page.locator('.puzzle-card').nth(9).click();
  }),

  teacher('lobby', () => undefined),
  teacher(
    'lobbyCards',
    (fake) => {
      fake.waves = [...fake.waves, { id: 'T3', label: 'T3' }];
      fake.sessions = 0;
    },
    { go: async (page) => page.locator('input[name=cards]').nth(1).check() },
  ),
  teacher('lobbyPrinted', (fake) => {
    fake.open = false;
    fake.seats = 0;
    fake.cards = 22;
  }),
  teacher(
    'prepared',
    (fake) => {
      fake.open = false;
      fake.seats = 0;
      fake.cards = 22;
    },
    { go: (page, _, of) => page.getByRole('button', { name: of('Naar deze afname', 'Go to this session') }).click() },
  ),
  teacher('noWave', (fake) => void (fake.waves = [])),
  teacher('noGroup', (fake) => void (fake.group = null)),
  teacher('noLink', () => undefined, { hash: '' }),
  teacher('unknown', () => undefined, { hash: '#another-token_000', faulty: true }),
  teacher('offline', (fake) => void fake.silent.add('GET /api/respond/class'), { faulty: true }),
  teacher('empty', (fake) => void (fake.seats = 0), { go: intoSession }),
  teacher('session', (fake) => void (fake.synthetic = true), { go: intoSession }),
  teacher('closed', (fake) => void (fake.open = false), { go: intoSession }),
];
