/** The page on which a class session is held: make a code, then the board with time, counts and tiles. Plain TypeScript. */
import '../../first.css';
import './teacher.css';
import type { Language } from '../../../../instruments/types.ts';
import { Refused } from '../../../lib/call.ts';
import { fill } from '../../../lib/fill.ts';
import { h, topBar } from '../../dom.ts';
import { other, rememberedLanguage, rememberLanguage } from '../../language.ts';
import type { Session } from '../wire.ts';
import { howItGoes, type SessionPage, sessionPage } from './session.ts';
import { cardsFor, type Mine, type Opening, sourceOf } from './source.ts';
import { teacherSentences } from './words.ts';

/** how often the tiles are looked at */
const lookEvery = 4000;

const page = document.getElementById('page') as HTMLElement;
const source = sourceOf(location.hash);
let language: Language = rememberedLanguage();
let mine: Mine | undefined;
let session: Session | undefined;
let board: SessionPage | undefined;
let failed: 'noLink' | 'unknown' | 'offline' | 'trouble' | undefined = source ? undefined : 'noLink';
let busy = false;
let trouble = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const s = () => teacherSentences(language);

function tell(error: unknown): 'unknown' | 'offline' | 'trouble' {
  if (!(error instanceof Refused)) return 'trouble';
  if (error.status === 0) return 'offline';
  return [401, 403, 404].includes(error.status) ? 'unknown' : 'trouble';
}

async function load(): Promise<void> {
  if (!source) return paint();
  failed = undefined;
  paint();
  try {
    if (source.start) await enter(source.start);
    else if (source.mine) {
      mine = await source.mine();
      const running = mine.sessions.find((x) => x.open);
      // one is going on: that is what the teacher came for
      if (running) await enter(running.id);
      else paint(true);
    }
  } catch (error) {
    failed = tell(error);
    paint(true);
  }
}

async function enter(id: string): Promise<void> {
  if (!source) return;
  session = await source.session(id);
  paint(true);
  plan();
}

const show = (id: string): void =>
  void enter(id).catch((error: unknown) => {
    failed = tell(error);
    paint(true);
  });

function plan(): void {
  clearTimeout(timer);
  if (session) timer = setTimeout(() => void look(), document.hidden ? 30_000 : lookEvery);
}
async function look(): Promise<void> {
  if (!source || !session) return;
  try {
    session = await source.session(session.id);
    board?.show(session);
    board?.stale(false);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) {
      failed = 'unknown';
      session = undefined;
      return paint(true);
    }
    board?.stale(true);
  }
  plan();
}

async function move(minutes: number): Promise<void> {
  if (!source || !session || busy) return;
  busy = true;
  board?.busy(true);
  try {
    session = await source.move(session.id, minutes);
    board?.show(session);
    board?.stale(false);
  } catch {
    board?.stale(true);
  }
  busy = false;
  board?.busy(false);
  plan();
}

async function leave(): Promise<void> {
  clearTimeout(timer);
  session = undefined;
  board = undefined;
  if (source?.back) return location.assign(source.back);
  try {
    mine = await source?.mine?.();
  } catch (error) {
    failed = tell(error);
  }
  paint(true);
}

async function open(opening: Opening): Promise<void> {
  if (!source?.open || busy) return;
  busy = true;
  trouble = false;
  paint();
  try {
    const { id } = await source.open(opening);
    await enter(id);
  } catch {
    trouble = true;
  }
  busy = false;
  if (!session) paint();
}

// ---------------------------------------------------------------------------------------------------------------- painting
let chosen: { minutes: number; cards: boolean; count: number | undefined; wave: string | undefined } = {
  minutes: 45,
  cards: false,
  count: undefined,
  wave: undefined,
};

function form(of: Mine): HTMLElement {
  const wave = chosen.wave ?? of.waves[0]?.id ?? '';
  const select = (
    id: string,
    options: readonly (readonly [value: string, text: string])[],
    value: string,
    change: (v: string) => void,
  ) => {
    const element = h('select', { id, onchange: (e) => change((e.target as HTMLSelectElement).value) });
    for (const [v, text] of options) element.append(h('option', { value: v, selected: v === value }, text));
    return element;
  };
  const radio = (cards: boolean, text: string) =>
    h(
      'label',
      { class: 'radio' },
      h('input', {
        type: 'radio',
        name: 'cards',
        checked: chosen.cards === cards,
        onchange: () => {
          chosen = { ...chosen, cards };
          count.hidden = !cards;
        },
      }),
      h('span', {}, text),
    );
  const count = h(
    'div',
    { class: 'count-field', hidden: !chosen.cards },
    h('label', { for: 'count' }, s().cardsCount),
    h('input', {
      id: 'count',
      type: 'number',
      min: '1',
      max: '60',
      value: String(chosen.count ?? cardsFor(of)),
      oninput: (e) => {
        chosen = { ...chosen, count: Math.min(60, Math.max(1, Number((e.target as HTMLInputElement).value) || 1)) };
      },
    }),
  );
  return h(
    'form',
    {
      class: 'new',
      onsubmit: (event) => {
        event.preventDefault();
        void open({ wave, minutes: chosen.minutes, cards: chosen.cards ? (chosen.count ?? cardsFor(of)) : 0 });
      },
    },
    h('h2', {}, s().newSession),
    of.waves.length > 1
      ? h(
          'div',
          { class: 'field' },
          h('label', { for: 'wave' }, s().forWave),
          select(
            'wave',
            of.waves.map((w) => [w.id, w.label]),
            wave,
            (v) => {
              chosen = { ...chosen, wave: v };
              paint();
            },
          ),
        )
      : undefined,
    h(
      'div',
      { class: 'field' },
      h('label', { for: 'minutes' }, s().minutes),
      select(
        'minutes',
        [20, 30, 45, 60, 90].map((n) => [String(n), fill(s().minutesOf, { n })]),
        String(chosen.minutes),
        (v) => {
          chosen = { ...chosen, minutes: Number(v) };
        },
      ),
    ),
    h(
      'fieldset',
      {},
      h('legend', {}, s().cards),
      radio(false, s().cardsNo),
      radio(true, s().cardsYes),
      count,
      h('p', { class: 'quiet' }, s().cardsWhy),
    ),
    h('div', { class: 'alert-place', role: 'alert' }, trouble ? h('p', { class: 'notice' }, s().troubleText) : undefined),
    // where cards wait, another code is the exception
    h(
      'button',
      { type: 'submit', class: printedFor(of) ? 'second' : 'main', 'aria-disabled': String(busy) },
      busy ? s().making : s().make,
    ),
  );
}

function list(of: Mine): HTMLElement | undefined {
  if (of.sessions.length === 0) return undefined;
  const when = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const rows = h('ul', { class: 'earlier' });
  for (const x of of.sessions)
    rows.append(
      h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            class: 'row',
            onclick: () => show(x.id),
          },
          h('span', {}, `${x.waveLabel} · ${fill(s().rowOf, { date: when.format(new Date(x.createdAt)), done: x.done })}`),
          h('span', { class: x.open ? 'badge open' : 'badge' }, x.open ? s().openSince : s().closedAt),
        ),
      ),
    );
  return h('section', {}, h('h2', {}, s().earlier), rows);
}

/** Cards were printed ahead for this group: their code is this session's, so no other one is to be made. */
const printedFor = (of: Mine) =>
  of.sessions.find((x) => x.printed > 0 && x.seats === 0 && !x.open && of.waves.some((w) => w.id === x.wave));
function printed(of: Mine): HTMLElement | undefined {
  const ready = printedFor(of);
  if (!ready) return undefined;
  return h(
    'section',
    { class: 'printed' },
    h('h2', {}, s().printed),
    h('p', {}, fill(s().printedText, { n: ready.printed })),
    h('button', { type: 'button', class: 'main', onclick: () => show(ready.id) }, s().printedGo),
  );
}

function lobby(of: Mine): (HTMLElement | undefined)[] {
  if (of.group === null) return message(s().noGroup, s().noGroupText);
  const name = /^\d/.test(of.group) ? fill(s().group, { group: of.group }) : of.group;
  return [
    h('p', { class: 'lead' }, `${of.school} · ${name}`),
    h('h1', { tabindex: '-1' }, s().title),
    h('p', { class: 'lead-text' }, s().what),
    printed(of),
    ...(of.waves.length === 0 ? [h('p', { class: 'notice' }, s().noWaveText)] : [form(of)]),
    list(of),
    howItGoes(s(), of.consentMode),
  ];
}

const message = (title: string, text: string, retry = false): HTMLElement[] => [
  h('h1', { tabindex: '-1' }, title),
  h('p', { class: 'lead-text' }, text),
  ...(retry ? [h('button', { type: 'button', class: 'main', onclick: () => void load() }, s().again)] : []),
];

function paint(moved = false): void {
  document.documentElement.lang = language;
  document.title = `${s().title} – ${s().product}`;
  const change = () => {
    language = other(language);
    rememberLanguage(language);
    paint();
    page.querySelector<HTMLElement>('.switch')?.focus();
  };
  let main: HTMLElement;
  if (session) {
    board = sessionPage(session, language, {
      move: (minutes) => void move(minutes),
      leave: () => void leave(),
      leaveText: source?.back ? s().toConsole : s().toList,
    });
    main = board.element;
  } else {
    board = undefined;
    const texts = { noLink: s().noLinkText, unknown: s().unknownText, offline: s().offlineText, trouble: s().troubleText };
    const body = failed
      ? message(s()[failed], texts[failed], failed === 'offline' || failed === 'trouble')
      : mine
        ? lobby(mine)
        : [h('h1', { class: 'quiet' }, s().title), h('p', { class: 'waiting', role: 'status' }, s().loading)];
    main = h('main', { class: 'first teach', 'data-screen': failed ?? (mine ? 'lobby' : 'loading') }, ...body);
  }
  const to = other(language);
  page.replaceChildren(topBar(s().product, { language: to, name: s().otherLanguage }, change), main);
  if (moved) main.querySelector('h1')?.focus({ preventScroll: true });
}

addEventListener('hashchange', () => location.reload());
document.addEventListener('visibilitychange', () => !document.hidden && void look());
paint();
void load();
