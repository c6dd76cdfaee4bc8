/**
 * The first page: plain TypeScript, no React, so that it paints at once on an old phone. It tells who asks, why, how long and
 * who can read it; after consent it hands over to app.tsx (SurveyJS), which it fetches as soon as this page stands.
 */
import './first.css';
import type { Language } from '../../instruments/types.ts';
import { Refused } from '../lib/call.ts';
import { fill } from '../lib/fill.ts';
import { codePage } from './code.ts';
import { h, topBar } from './dom.ts';
import { day, inLanguage, other, rememberedLanguage, rememberLanguage } from './language.ts';
import { linkKey, tokenOf } from './link.ts';
import { sentences } from './sentences.ts';
import { canRetry, type FirstScreen, screenOf, screenOfProblem } from './screen.ts';
import { type Form, type RespondCall, respondCall, type Welcome } from './wire.ts';

const page = document.getElementById('page') as HTMLElement;
const token = tokenOf(location.hash);
const call: RespondCall | undefined = token === undefined ? undefined : respondCall(token);
let language: Language = rememberedLanguage();
let screen: FirstScreen = token === undefined ? 'noLink' : 'loading';
let welcome: Welcome | undefined;
/** a refusal while agreeing or declining, shown beside the button that was pressed */
let trouble: FirstScreen | undefined;
let busy = false;

/** false: the server could not be reached; what is shown is what this device kept of the link */
let reached = true;
/** what follows below a message about answers that are still on this device */
let leftHere: HTMLElement | undefined;

const loadApp = () => import('./app.tsx');
/** with a page that was opened here before, bad Wi-Fi gets this long */
const patience = 4000;

/** Behind the painted page, so that the questions are there when the person has read it. A failure shows itself on agreeing. */
function preload(): void {
  const later = 'requestIdleCallback' in globalThis ? requestIdleCallback : (f: () => void) => setTimeout(f, 200);
  later(() => void loadApp().catch(() => undefined));
}

/** What this device kept of the link, where these pages can open without a network at all. */
async function keptHere(): Promise<Welcome | undefined> {
  if (!token || !navigator.serviceWorker?.controller) return undefined;
  const { openDevice } = await import('./outbox/device.ts');
  const page = await (await openDevice()).readPage(linkKey(token));
  return page?.welcome;
}

async function load(): Promise<void> {
  if (!call || !token) return;
  screen = 'loading';
  leftHere = undefined;
  paint();
  const kept = await keptHere().catch(() => undefined);
  try {
    welcome = await call('GET /api/respond', { timeoutMs: kept ? patience : 15_000 });
    reached = true;
    screen = screenOf(welcome);
    if (screen === 'open' || screen === 'started') preload();
    // handed in or refused: nothing of it may stay on this device
    if (screen === 'finished' || screen === 'declined')
      void import('./outbox/device.ts').then((d) => d.openDevice().then((x) => x.wipe(linkKey(token))));
    if (screen === 'closed') void lookForLeft('late');
  } catch (error) {
    screen = screenOfProblem(error);
    if (kept && canRetry(screen)) {
      welcome = kept;
      reached = false;
      screen = 'started';
      preload();
    }
    if (screen === 'unknown') void lookForLeft('replaced');
  }
  paint(true);
}

/** Are there answers on this device that the server does not have? Then they are dealt with here, below the message. */
async function lookForLeft(why: 'late' | 'replaced'): Promise<void> {
  if (!call || !token) return;
  const { showLeft } = await import('./offline/left-here.ts');
  leftHere = await showLeft(why, call, token, () => language);
  if (leftHere) paint();
}

/** One step with the server; while it runs the buttons rest, and a failure is told without leaving the page. */
async function step(work: () => Promise<void>): Promise<void> {
  if (busy) return;
  busy = true;
  trouble = undefined;
  paint();
  try {
    await work();
  } catch (error) {
    busy = false;
    // closed, handed in or replaced since this page was loaded: the server says which, and its page says what that means
    if (error instanceof Refused && error.status === 409) return load();
    const told = screenOfProblem(error);
    if (told === 'unknown') screen = told;
    else trouble = told;
  }
  busy = false;
  if (!started) paint(true);
}

let started = false;
async function begin(consent: boolean): Promise<void> {
  await step(async () => {
    if (!call || !token) return;
    const app = loadApp();
    app.catch(() => undefined);
    let forms: Promise<{ forms: readonly Form[] }> | undefined;
    const fetchForms = () => {
      const asked = call('GET /api/respond/forms', { query: { language }, timeoutMs: 20_000 });
      asked.catch(() => undefined);
      return asked;
    };
    if (consent) {
      forms = fetchForms();
      await call('POST /api/respond/consent', { body: { given: true, language }, timeoutMs: 15_000 });
      // someone may have begun on another device since this page was loaded
      welcome = await call('GET /api/respond', { timeoutMs: 15_000 });
    } else if (reached) forms = fetchForms();
    if (!welcome) return;
    screen = reached ? screenOf(welcome) : 'started';
    if (welcome.status !== 'open') return;
    const { start } = await app.catch(() => {
      // the questions' own files could not be fetched: to a person that is "no connection"
      throw new Refused('offline', 0);
    });
    started = true;
    start({ page, call, token, language, welcome, reached, forms });
  });
}

async function declineOrReturn(given: boolean): Promise<void> {
  await step(async () => {
    if (!call) return;
    await call('POST /api/respond/consent', { body: { given, language }, timeoutMs: 15_000 });
    welcome = await call('GET /api/respond', { timeoutMs: 15_000 });
    screen = screenOf(welcome);
    // who declined at once has not begun: the page that asks, not "welcome back"
    if (given && screen === 'started' && welcome.drafts.length === 0) screen = 'open';
    if (given) preload();
  });
}

// ---------------------------------------------------------------------------------------------------------------- painting

function bar(): HTMLElement {
  const to = other(language);
  const change = () => {
    language = to;
    rememberLanguage(to);
    paint();
    page.querySelector<HTMLElement>('.switch')?.focus();
  };
  const s = sentences(language);
  return topBar(s.product, { language: to, name: s.otherLanguage }, change);
}

function facts(w: Welcome): HTMLElement {
  const s = sentences(language);
  const fact = (term: string, ...text: (Node | string | undefined)[]) =>
    h('div', { class: 'fact' }, h('dt', {}, term), h('dd', {}, ...text));
  const list = h('ul', {});
  for (const i of w.instruments) {
    const count = i.items === 1 ? s.whatItem : fill(s.whatItems, { n: i.items });
    list.append(h('li', {}, inLanguage(i.title, language), ' ', h('span', { class: 'quiet' }, count)));
  }
  const source = w.study.source ? h('span', { class: 'quiet source' }, w.study.source) : undefined;
  return h(
    'dl',
    { class: 'facts' },
    fact(s.who, h('p', {}, fill(s.whoText, { study: inLanguage(w.study.title, language) })), source),
    fact(s.why, fill(s.whyText, { wave: w.wave.label })),
    fact(
      s.howLong,
      h('p', {}, fill(s.howLongText, { minutes: w.minutes })),
      w.wave.closes ? h('p', {}, fill(s.until, { date: day(w.wave.closes, language) })) : undefined,
    ),
    fact(s.readers, h('p', {}, s.readersText), h('p', {}, s.personal)),
    fact(s.names, s.namesText),
    fact(s.what, list),
  );
}

function invitation(w: Welcome): (Node | string | undefined)[] {
  const s = sentences(language);
  const main = (text: string, act: () => void) =>
    h('button', { type: 'button', class: 'main', 'aria-disabled': String(busy), onclick: act }, busy ? s.preparing : text);
  const first = screen === 'open';
  return [
    w.study.synthetic ? h('p', { class: 'notice' }, s.synthetic) : undefined,
    first ? h('p', { class: 'lead' }, s.invited) : h('p', { class: 'lead' }, inLanguage(w.study.title, language)),
    h('h1', { tabindex: '-1' }, first ? inLanguage(w.study.title, language) : s.welcomeBack),
    first ? undefined : h('p', { class: 'lead-text' }, reached ? s.welcomeBackText : s.startedOffline),
    first ? undefined : h('p', { class: 'quiet' }, s.personal),
    first ? facts(w) : undefined,
    first ? h('p', { class: 'voluntary' }, s.voluntary) : undefined,
    classCard(),
    h(
      'div',
      { class: 'decide' },
      h('div', { class: 'alert-place', role: 'alert' }, trouble ? h('p', { class: 'notice' }, messageOf(trouble)[1]) : undefined),
      first ? main(s.agree, () => void begin(true)) : main(s.goOn, () => void begin(false)),
      first ? h('button', { type: 'button', class: 'plain', onclick: () => void declineOrReturn(false) }, s.decline) : undefined,
    ),
  ];
}

/** Whose group can be asked in class now: the way to the page on which that is done, with the same link. */
function classCard(): Node | undefined {
  const s = sentences(language);
  if (welcome?.classGroup === undefined || token === undefined) return undefined;
  return h(
    'section',
    { class: 'class-card' },
    h('h2', {}, s.classTitle),
    h('p', {}, fill(s.classText, { group: welcome.classGroup })),
    h('a', { href: `/class/#${token}` }, s.classLink),
  );
}

function messageOf(what: FirstScreen): readonly [title: string, text: string] {
  const s = sentences(language);
  const messages: Readonly<Record<FirstScreen, readonly [string, string]>> = {
    loading: [s.pageTitle, s.loading],
    noLink: [s.noLinkTitle, s.noLinkText],
    open: [s.pageTitle, ''],
    started: [s.welcomeBack, s.welcomeBackText],
    nothing: [s.nothingTitle, s.nothingText],
    notYetOpen: [s.notYetOpenTitle, s.notYetOpenText],
    closed: [s.closedTitle, s.closedText],
    finished: [s.finishedTitle, s.finishedText],
    declined: [s.declinedTitle, s.declinedText],
    left: [s.leftRosterTitle, s.leftRosterText],
    unknown: [s.unknownTitle, s.unknownText],
    offline: [s.offlineTitle, s.offlineText],
    tooMany: [s.tooManyTitle, s.tooManyText],
    trouble: [s.troubleTitle, s.troubleText],
  };
  return messages[what];
}

function message(): (Node | string | undefined)[] {
  const s = sentences(language);
  const [title, text] = messageOf(screen);
  const button = (label: string, act: () => void, kind = 'main') =>
    h('button', { type: 'button', class: kind, onclick: act }, label);
  return [
    h('h1', { tabindex: '-1', ...(screen === 'loading' ? { class: 'quiet' } : {}) }, title),
    h('p', { class: screen === 'loading' ? 'waiting' : 'lead-text', ...(screen === 'loading' ? { role: 'status' } : {}) }, text),
    h('div', { class: 'alert-place', role: 'alert' }, trouble ? h('p', { class: 'notice' }, messageOf(trouble)[1]) : undefined),
    leftHere,
    canRetry(screen) ? button(s.again, () => void load()) : undefined,
    screen === 'unknown' ? h('p', {}, h('a', { class: 'onward', href: '/r/' }, s.toCode)) : undefined,
    ['finished', 'nothing', 'closed', 'notYetOpen'].includes(screen) ? classCard() : undefined,
    screen === 'declined' ? button(s.reconsider, () => void declineOrReturn(true), 'plain') : undefined,
  ];
}

/** What stands below the bar. */
function content(): (Node | string | undefined)[] {
  if (screen === 'noLink') return codePage(language, paint);
  return welcome && (screen === 'open' || screen === 'started') ? invitation(welcome) : message();
}

function paint(moved = false): void {
  const s = sentences(language);
  document.documentElement.lang = language;
  document.title = `${s.pageTitle} – ${s.product}`;
  const asks = welcome && (screen === 'open' || screen === 'started');
  const main = h('main', { class: asks ? 'first' : 'first message', 'data-screen': screen }, ...content());
  page.replaceChildren(bar(), main);
  if (moved && !trouble) main.querySelector('h1')?.focus({ preventScroll: true });
}

// another link in the same window is another person's: begin afresh, with nothing of the former in memory
addEventListener('hashchange', () => location.reload());
addEventListener('online', () => {
  if (screen === 'offline' || (!reached && !started)) void load();
});
paint();
void load();
