/**
 * The pupils' first page: the code, with or without a card, or the puzzle; then the place and what this is about. Plain TypeScript, so
 * that thirty old chromebooks paint it at once. The questions (app.tsx) are fetched behind it.
 */
import '../first.css';
import './class.css';
import type { Language } from '../../../instruments/types.ts';
import { Refused } from '../../lib/call.ts';
import { fill } from '../../lib/fill.ts';
import { h, topBar } from '../dom.ts';
import { other, rememberedLanguage, rememberLanguage } from '../language.ts';
import { keepForOffline } from '../offline/register.ts';
import { cardFields, readCard } from './card.ts';
import { drawPicture } from './pictures.ts';
import { dropLeft, isAway, keepSeat, leaveSeat, noteHere, readLeft, readSeat, type Seat } from './seat.ts';
import { type Card, codeCall, seatCall } from './wire.ts';
import { type ClassSentences, classSentences } from './words.ts';

type Screen = 'code' | 'who' | 'opening' | 'puzzle' | 'app';

const page = document.getElementById('page') as HTMLElement;
let language: Language = rememberedLanguage();
let seat: Seat | undefined = readSeat();
let screen: Screen = seat ? (isAway() ? 'who' : 'opening') : 'code';
let code = decodeURIComponent(location.hash.slice(1)).slice(0, 20);
let withCard = false;
let busy = false;
let trouble: keyof ClassSentences | undefined;

const loadApp = () => import('./app.tsx');

/** What went wrong, in a child's words. */
function tell(error: unknown): keyof ClassSentences {
  if (!(error instanceof Refused)) return 'trouble';
  if (error.status === 0) return 'offline';
  const known: Readonly<Record<string, keyof ClassSentences>> = {
    codeUnknown: 'codeWrong',
    cardUnknown: 'cardWrong',
    sessionClosed: 'sessionClosed',
    waveClosed: 'sessionClosed',
    sessionFull: 'sessionFull',
    tooManyAttempts: 'cardTooOften',
  };
  return known[error.code] ?? 'trouble';
}

/** A seat for the code; where the server asks for work first, the work is done. */
async function enter(typed: string, card: Card | null) {
  try {
    return await codeCall('POST /api/class/enter', { body: { code: typed, card }, timeoutMs: 15_000 });
  } catch (error) {
    const { work, bits, code: read } = error instanceof Refused ? error.params : {};
    if (typeof work !== 'string' || typeof bits !== 'number' || typeof read !== 'string') throw error;
    const { work: solve } = await import('./work.ts');
    const nonce = await solve(work, read, bits);
    return codeCall('POST /api/class/enter', {
      body: { code: typed, card, work: { challenge: work, nonce } },
      timeoutMs: 15_000,
    });
  }
}

/** Runs with the buttons at rest; a failure is told where the child is looking. */
async function step(run: () => Promise<void>): Promise<void> {
  if (busy) return;
  busy = true;
  trouble = undefined;
  paint();
  try {
    await run();
    busy = false;
  } catch (error) {
    busy = false;
    trouble = tell(error);
    paint();
  }
}

async function sit(): Promise<void> {
  const field = page.querySelector<HTMLInputElement>('#code');
  code = field?.value ?? code;
  const card = withCard ? readCard(page) : null;
  if (code.replace(/[^\p{L}\p{N}]/gu, '').length !== 6 || card === undefined) {
    trouble = card === undefined ? 'cardMissing' : 'codeShort';
    paint();
    page.querySelector<HTMLElement>(card === undefined ? '#number' : '#code')?.focus();
    return;
  }
  await step(async () => {
    const { token, number, picture } = await enter(code, card);
    const call = seatCall(token);
    const [view, { forms }] = await Promise.all([
      call('GET /api/class', { timeoutMs: 15_000 }),
      call('GET /api/class/forms', { query: { language }, timeoutMs: 20_000 }).catch((error: unknown) => {
        // a card whose answers are handed in: the questions' page says so
        if (error instanceof Refused && error.code === 'alreadySubmitted') return { forms: [] };
        throw error;
      }),
    ]);
    const { secondsLeft, synthetic } = view;
    const practised = view.drafts.length > 0;
    seat = { token, code, number, picture, language, synthetic, forms, secondsLeft, practised, readAll: false };
    keepSeat(seat);
    noteHere();
    if (view.status === 'finished') return begin();
    go('opening');
    void loadApp().catch(() => undefined);
  });
}

async function begin(): Promise<void> {
  if (!seat) return;
  const readAll = page.querySelector<HTMLInputElement>('#read-all')?.checked ?? seat.readAll;
  const chosen = { ...seat, readAll };
  keepSeat(chosen);
  noteHere();
  const { start } = await loadApp().catch(() => {
    throw new Refused('offline', 0);
  });
  screen = 'app';
  start(page, chosen);
}

/** A child that does not take part: the seat ends without answers, and the puzzle comes. */
function decline(): void {
  const left = seat;
  seat = undefined;
  if (left) {
    leaveSeat(left, 'discard');
    void seatCall(left.token)('POST /api/class/discard', { keepalive: true })
      .then(() => dropLeft(left.token))
      .catch(() => undefined);
  }
  go('puzzle');
}

/** Somebody came back to a window that was left: only with number and picture do they see that seat. */
function identify(): void {
  const card = readCard(page);
  if (!seat || !card || card.number !== seat.number || card.picture !== seat.picture) {
    trouble = card ? 'whoWrong' : 'cardMissing';
    return paint();
  }
  noteHere();
  void step(begin);
}
function somebodyElse(): void {
  if (seat) leaveSeat(seat, 'draft');
  seat = undefined;
  go('code');
  void sendLeft();
}

const sendLeft = () =>
  readLeft().length === 0 ? undefined : import('./leftovers.ts').then((x) => x.sendLeftovers()).catch(() => undefined);

// ---------------------------------------------------------------------------------------------------------------- painting
const button = (text: string, act: () => void, kind = 'main') =>
  h(
    'button',
    { type: 'button', class: kind, 'aria-disabled': String(busy), onclick: act },
    busy && kind === 'main' ? s().busy : text,
  );
const s = () => classSentences(language);
const alertPlace = () =>
  h('div', { class: 'alert-place', role: 'alert' }, trouble ? h('p', { class: 'notice' }, s()[trouble] as string) : undefined);

function codeScreen(): HTMLElement[] {
  const field = h('input', {
    id: 'code',
    class: 'code',
    value: code,
    maxlength: '20',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    'aria-describedby': 'code-hint',
    oninput: (event) => {
      code = (event.target as HTMLInputElement).value;
    },
  });
  const toggle = h('input', {
    type: 'checkbox',
    id: 'with-card',
    checked: withCard,
    onchange: (event) => {
      withCard = (event.target as HTMLInputElement).checked;
      trouble = undefined;
      paint();
      page.querySelector<HTMLElement>('#with-card')?.focus();
    },
  });
  const form = h(
    'form',
    {
      class: 'enter',
      onsubmit: (event) => {
        event.preventDefault();
        void sit();
      },
    },
    h('label', { for: 'code', class: 'code-label' }, s().codeLabel),
    field,
    h('p', { id: 'code-hint', class: 'quiet' }, s().codeHint),
    h('label', { class: 'tick' }, toggle, h('span', {}, s().withCard)),
    withCard ? cardFields(s()) : undefined,
    alertPlace(),
    h('button', { type: 'submit', class: 'main', 'aria-disabled': String(busy) }, busy ? s().busy : s().start),
  );
  return [
    h('h1', { tabindex: '-1' }, s().hello),
    form,
    h(
      'div',
      { class: 'aside' },
      button(s().puzzle, () => go('puzzle'), 'second'),
      h('p', { class: 'quiet' }, s().puzzleHint),
    ),
  ];
}

function opening(of: Seat): (HTMLElement | undefined)[] {
  const name = s().pictures[of.picture];
  const about = h('ul', { class: 'about' });
  for (const line of [s().about1, s().about2, s().about3, s().about4]) about.append(h('li', {}, line));
  const readAll = h(
    'label',
    { class: 'tick', id: 'read-line', hidden: true },
    h('input', { type: 'checkbox', id: 'read-all' }),
    h('span', {}, s().readAll),
  );
  void import('./speech.ts').then(({ watchVoices }) => watchVoices(language, (can) => readAll.toggleAttribute('hidden', !can)));
  return [
    of.synthetic ? h('p', { class: 'notice' }, s().synthetic) : undefined,
    h('h1', { tabindex: '-1' }, s().welcome),
    h(
      'div',
      { class: 'place' },
      h('span', { class: 'tile' }, drawPicture(of.picture)),
      h('p', {}, h('span', { class: 'quiet' }, s().yourPlace), h('strong', {}, fill(s().place, { n: of.number, picture: name }))),
    ),
    h('p', { class: 'quiet' }, s().placeWhy),
    about,
    readAll,
    alertPlace(),
    h(
      'div',
      { class: 'choices' },
      button(s().begin, () => void step(begin)),
      button(s().notMe, decline, 'plain'),
    ),
  ];
}

function whoScreen(): HTMLElement[] {
  return [
    h('h1', { tabindex: '-1' }, s().whoTitle),
    h('p', { class: 'lead-text' }, s().whoText),
    cardFields(s()),
    alertPlace(),
    h('div', { class: 'choices' }, button(s().whoMe, identify), button(s().whoOther, somebodyElse, 'second')),
  ];
}

function go(to: Screen): void {
  screen = to;
  trouble = undefined;
  busy = false;
  paint(true);
}

function changeLanguage(): void {
  language = other(language);
  rememberLanguage(language);
  // the questions come in the language that is now chosen
  if (seat) {
    const now = { ...seat, language };
    seat = now;
    void seatCall(now.token)('GET /api/class/forms', { query: { language }, timeoutMs: 20_000 })
      .then(({ forms }) => {
        seat = { ...now, forms };
        keepSeat(seat);
      })
      .catch(() => undefined);
  }
  paint();
  page.querySelector<HTMLElement>('.switch')?.focus();
}

function paint(moved = false): void {
  if (screen === 'app') return;
  document.documentElement.lang = language;
  document.title = `${s().title} – ${s().product}`;
  const main = h('main', { class: 'first pupil-main', 'data-screen': screen });
  const to = other(language);
  page.replaceChildren(topBar(s().product, { language: to, name: s().otherLanguage }, changeLanguage), main);
  if (screen === 'puzzle') void import('./puzzle.ts').then((x) => x.showPuzzle(main, language, () => go('code')));
  else
    main.append(
      ...(screen === 'code' ? codeScreen() : screen === 'opening' && seat ? opening(seat) : whoScreen()).filter(
        (e) => e !== undefined,
      ),
    );
  if (moved) main.querySelector('h1')?.focus({ preventScroll: true });
}

keepForOffline('/k/', () => screen === 'code' && readLeft().length === 0);
addEventListener('online', () => void sendLeft());
paint();
void sendLeft();
// a reload in the middle goes straight on
if (seat && screen === 'opening' && (seat.practised || seat.forms.length === 0)) void step(begin);
else if (seat) void loadApp().catch(() => undefined);
else page.querySelector<HTMLElement>('#code')?.focus();
// the puzzle is for when there is no network too: it is fetched while there is one
const later = 'requestIdleCallback' in globalThis ? requestIdleCallback : (f: () => void) => setTimeout(f, 300);
later(() => void import('./puzzle.ts').catch(() => undefined));
