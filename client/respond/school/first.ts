/** The page of a school's coordinator: the list, remarks on it, and how many answered. Plain TypeScript. */
import '../first.css';
import './school.css';
import type { Language } from '../../../instruments/types.ts';
import type { CoordinatorView, RostersWire } from '../../../server/rosters/contract.ts';
import { caller, Refused } from '../../lib/call.ts';
import { fill } from '../../lib/fill.ts';
import { h, topBar } from '../dom.ts';
import { day, inLanguage, other, rememberedLanguage, rememberLanguage } from '../language.ts';
import { tokenOf } from '../link.ts';
import { functionWord, schoolSentences } from './words.ts';

const page = document.getElementById('page') as HTMLElement;
const token = tokenOf(location.hash);
const call = caller<RostersWire>(() => ({ Authorization: `Bearer ${token ?? ''}` }));
let language: Language = rememberedLanguage();
let view: CoordinatorView | undefined;
let failed: 'noLink' | 'unknown' | 'ended' | 'offline' | 'trouble' | undefined = token ? undefined : 'noLink';
/** of whom another function is being chosen */
let choosing: string | undefined;
let notice = '';
let busy = false;
const s = () => schoolSentences(language);
const said = (functions: readonly string[]) => functions.map((f) => functionWord(language, f)).join(', ');

function tell(error: unknown): 'unknown' | 'ended' | 'offline' | 'trouble' {
  if (!(error instanceof Refused)) return 'trouble';
  if (error.status === 0) return 'offline';
  if (error.code === 'coordinatorEnded') return 'ended';
  return [401, 403].includes(error.status) ? 'unknown' : 'trouble';
}
async function load(): Promise<void> {
  if (!token) return paint();
  failed = undefined;
  paint();
  try {
    view = await call('GET /api/coordinator', {});
  } catch (error) {
    failed = tell(error);
  }
  paint(true);
}
/** Every change answers with the list as it is then. `focus`: where the keyboard goes on. */
async function act(change: () => Promise<CoordinatorView>, focus: string): Promise<void> {
  if (busy) return;
  busy = true;
  notice = '';
  try {
    view = await change();
    choosing = undefined;
  } catch (error) {
    const why = tell(error);
    if (why === 'unknown' || why === 'ended') {
      failed = why;
      view = undefined;
    } else notice = why === 'offline' ? s().offlineText : s().troubleText;
  }
  busy = false;
  paint(failed !== undefined);
  page.querySelector<HTMLElement>(focus)?.focus();
}
const suggest = (
  kind: 'missing' | 'left' | 'functions',
  of: { person?: string; name?: string; functions?: string[] },
  focus: string,
) =>
  act(
    () =>
      call('POST /api/coordinator/suggestions', {
        body: { kind, person: of.person ?? null, name: of.name ?? null, functions: of.functions ?? [] },
      }),
    focus,
  );

// ---------------------------------------------------------------------------------------------------------------- painting
const button = (text: string, kind: string, name: string | undefined, click: () => void) =>
  h('button', { type: 'button', class: kind, onclick: click, ...(name === undefined ? {} : { 'aria-label': name }) }, text);

function ticks(functions: readonly string[], chosen: readonly string[]): HTMLElement {
  const list = h('fieldset', { class: 'ticks' }, h('legend', {}, s().function));
  for (const f of functions)
    list.append(
      h(
        'label',
        { class: 'tick' },
        h('input', { type: 'checkbox', name: 'function', value: f, checked: chosen.includes(f) }),
        h('span', {}, functionWord(language, f)),
      ),
    );
  return list;
}
const ticked = (form: HTMLFormElement): string[] =>
  [...form.querySelectorAll<HTMLInputElement>('input[name=function]:checked')].map((box) => box.value);

function person(of: CoordinatorView, one: CoordinatorView['people'][number]): HTMLElement {
  const remark = of.suggestions.find((x) => x.person === one.id);
  const at = `[data-person="${one.id}"] button`;
  const item = h(
    'li',
    { 'data-person': one.id },
    h('span', { class: 'who' }, one.name),
    h(
      'span',
      { class: 'quiet' },
      [said(one.functions), ...(one.group === null ? [] : [fill(s().group, { group: one.group })])].join(' · '),
    ),
  );
  if (remark) {
    item.append(
      h(
        'p',
        { class: 'said' },
        remark.kind === 'left' ? s().saidLeft : fill(s().saidFunctions, { functions: said(remark.functions) }),
      ),
      button(s().takeBack, 'plain', fill(s().takeBackName, { name: one.name }), () => void takeBack(remark.id, at)),
    );
  } else if (choosing === one.id) {
    item.append(
      h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault();
            const functions = ticked(event.target as HTMLFormElement);
            if (functions.length > 0) void suggest('functions', { person: one.id, functions }, at);
          },
        },
        ticks(of.functions, one.functions),
        h('button', { type: 'submit', class: 'plain strong' }, s().add),
        button(s().cancel, 'plain', undefined, () => {
          choosing = undefined;
          paint();
          page.querySelector<HTMLElement>(at)?.focus();
        }),
      ),
    );
  } else {
    item.append(
      button(s().left, 'plain', fill(s().leftName, { name: one.name }), () => void suggest('left', { person: one.id }, at)),
      button(s().other, 'plain', fill(s().otherName, { name: one.name }), () => {
        choosing = one.id;
        paint();
        page.querySelector<HTMLElement>(`[data-person="${one.id}"] input`)?.focus();
      }),
    );
  }
  return item;
}
const takeBack = (suggestion: string, focus: string) =>
  act(() => call('DELETE /api/coordinator/suggestions/:suggestion', { params: { suggestion } }), focus);

function missing(of: CoordinatorView): HTMLElement {
  const list = h('ul', { class: 'people' });
  for (const one of of.suggestions.filter((x) => x.kind === 'missing'))
    list.append(
      h(
        'li',
        {},
        h('span', { class: 'who' }, fill(s().missingSaid, { name: one.name, functions: said(one.functions) })),
        button(s().takeBack, 'plain', fill(s().takeBackName, { name: one.name }), () => void takeBack(one.id, '#missing-name')),
      ),
    );
  const wrong = h('p', { class: 'notice', role: 'alert', hidden: true }, s().needName);
  return h(
    'section',
    {},
    h('h2', {}, s().missing),
    list.childElementCount > 0 ? list : undefined,
    h(
      'form',
      {
        class: 'missing',
        onsubmit: (event) => {
          event.preventDefault();
          const form = event.target as HTMLFormElement;
          const name = form.querySelector<HTMLInputElement>('#missing-name')?.value.trim() ?? '';
          const functions = ticked(form);
          wrong.hidden = name !== '' && functions.length > 0;
          if (wrong.hidden) void suggest('missing', { name, functions }, '#missing-name');
        },
      },
      h('label', { for: 'missing-name' }, s().name),
      h('input', { id: 'missing-name', type: 'text', maxlength: '120', autocomplete: 'off' }),
      ticks(of.functions, []),
      wrong,
      h('button', { type: 'submit', class: 'plain strong' }, s().add),
    ),
  );
}

function list(of: CoordinatorView): (HTMLElement | undefined)[] {
  const people = h('ul', { class: 'people' });
  for (const one of of.people) people.append(person(of, one));
  const counts = h('ul', {});
  for (const r of of.response)
    counts.append(h('li', {}, fill(s().responseOf, { wave: r.wave, finished: r.finished, due: r.due })));
  return [
    h('p', { class: 'lead' }, `${of.school} · ${inLanguage(of.study, language)}`),
    of.synthetic ? h('p', { class: 'quiet' }, s().synthetic) : undefined,
    h('h1', { tabindex: '-1' }, s().title),
    h('p', { class: 'lead-text' }, s().what),
    h('section', {}, h('h2', {}, s().people), of.people.length > 0 ? people : h('p', {}, s().peopleNone)),
    missing(of),
    h('div', { class: 'alert-place', role: 'alert' }, notice === '' ? undefined : h('p', { class: 'notice' }, notice)),
    h(
      'section',
      { class: 'confirm' },
      of.confirmedAt === null
        ? undefined
        : h('p', { role: 'status' }, fill(s().confirmed, { date: day(of.confirmedAt, language) })),
      button(
        of.suggestions.length > 0 ? s().confirmRest : s().confirm,
        'main',
        undefined,
        () => void act(() => call('POST /api/coordinator/confirm', {}), '.confirm button'),
      ),
    ),
    of.response.length > 0
      ? h('section', {}, h('h2', {}, s().response), h('p', { class: 'quiet' }, s().responseWhat), counts)
      : undefined,
    h('p', { class: 'quiet' }, fill(s().until, { date: day(of.endsAt, language) })),
  ];
}
const message = (title: string, text: string, retry: boolean): HTMLElement[] => [
  h('h1', { tabindex: '-1' }, title),
  h('p', { class: 'lead-text' }, text),
  ...(retry ? [button(s().again, 'main', undefined, () => void load())] : []),
];

function paint(moved = false): void {
  document.documentElement.lang = language;
  document.title = `${s().title} – ${s().product}`;
  const texts = {
    noLink: s().noLinkText,
    unknown: s().unknownText,
    ended: s().endedText,
    offline: s().offlineText,
    trouble: s().troubleText,
  };
  const body = failed
    ? message(s()[failed], texts[failed], failed === 'offline' || failed === 'trouble')
    : view
      ? list(view)
      : [h('h1', { class: 'quiet' }, s().title), h('p', { class: 'waiting', role: 'status' }, s().loading)];
  const to = other(language);
  const change = () => {
    language = to;
    rememberLanguage(language);
    paint();
    page.querySelector<HTMLElement>('.switch')?.focus();
  };
  const main = h('main', { class: 'first school', 'data-screen': failed ?? (view ? 'list' : 'loading') }, ...body);
  page.replaceChildren(topBar(s().product, { language: to, name: s().otherLanguage }, change), main);
  if (moved) main.querySelector('h1')?.focus({ preventScroll: true });
}

addEventListener('hashchange', () => location.reload());
paint();
void load();
