/** One session: the code for the board, time, counts and tiles. Only what changes is drawn again, so that the focus stays. */
import type { Language } from '../../../../instruments/types.ts';
import { fill } from '../../../lib/fill.ts';
import { h } from '../../dom.ts';
import { drawPicture } from '../pictures.ts';
import type { Session } from '../wire.ts';
import { classSentences } from '../words.ts';
import { type TeacherSentences, teacherSentences } from './words.ts';

/** "FHJ 234": two groups of three are easier to read and to say. */
export const grouped = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

export interface Acts {
  readonly move: (minutes: number) => void;
  readonly leave: () => void;
  readonly leaveText: string;
}
export interface SessionPage {
  readonly element: HTMLElement;
  readonly show: (session: Session) => void;
  /** the last look failed */
  readonly stale: (is: boolean) => void;
  readonly busy: (is: boolean) => void;
}

/** How many pupils are expected; undefined where the school's file did not say. */
export const expectedLine = (s: TeacherSentences, { expected }: Pick<Session, 'expected'>): string | undefined =>
  expected === undefined ? undefined : expected === 1 ? s.expectedOne : fill(s.expected, { n: expected });

const stateLine = (s: TeacherSentences, session: Session): string => {
  const minutes = Math.ceil(session.secondsLeft / 60);
  if (session.open) return minutes === 1 ? s.openOne : fill(s.open, { n: minutes });
  if (!session.waveOpen) return s.waveClosed;
  if (session.tiles.length === 0) return s.notOpenYet;
  const busy = session.tiles.filter((t) => t.state === 'busy').length;
  return busy === 0 ? s.closed : busy === 1 ? s.closedBusyOne : fill(s.closedBusy, { n: busy });
};

/** The cards, 30 on a sheet of A4: only printed, never on the screen. */
function cardSheet(s: TeacherSentences, language: Language, session: Session): HTMLElement {
  const sheet = h('section', { class: 'cards', 'aria-hidden': 'true' });
  const address = session.address.replace(/^https?:\/\//, '');
  for (const { number, picture } of session.cards)
    sheet.append(
      h(
        'div',
        { class: 'card' },
        drawPicture(picture),
        h(
          'p',
          {},
          h('span', {}, s.cardHead),
          h('strong', {}, String(number)),
          h('span', {}, classSentences(language).pictures[picture]),
        ),
        h('p', { class: 'foot' }, fill(s.cardFoot, { address, code: grouped(session.code) })),
      ),
    );
  return sheet;
}

export function sessionPage(first: Session, language: Language, acts: Acts): SessionPage {
  const s = teacherSentences(language);
  const pictures = classSentences(language).pictures;
  const button = (text: string, act: () => void, kind = 'second') =>
    h('button', { type: 'button', class: kind, onclick: act }, text);
  const state = h('p', { class: 'state', role: 'status' });
  const longer = button(s.longer, () => acts.move(Math.ceil(now.secondsLeft / 60) + 10));
  const close = button(s.close, () => acts.move(0));
  // one that was prepared gets a whole lesson, one that is opened again a quarter of an hour
  const reopen = button(s.reopen, () => acts.move(now.tiles.length === 0 ? 45 : 15), 'main');
  const counts = h('dl', { class: 'counts', 'aria-label': s.counts });
  const tiles = h('ul', { class: 'tiles', 'aria-label': s.tiles });
  const nobody = h('p', { class: 'quiet' }, s.nobody);
  const stale = h('p', { class: 'notice', hidden: true }, s.stale);
  let now = first;
  const words = { started: s.started, busy: s.busy, done: s.done };
  const drawn = new Map<number, HTMLElement>();

  function show(session: Session): void {
    const focused = document.activeElement;
    now = session;
    const line = stateLine(s, session);
    if (state.textContent !== line) state.textContent = line;
    state.classList.toggle('closed', !session.open);
    reopen.textContent = session.tiles.length === 0 ? s.openNow : s.reopen;
    longer.hidden = !session.open;
    close.hidden = !session.open;
    reopen.hidden = session.open || !session.waveOpen;
    const n = (of: keyof typeof words) => session.tiles.filter((t) => t.state === of).length;
    counts.replaceChildren(
      ...(['started', 'busy', 'done'] as const).map((of) =>
        h('div', { class: `count ${of}` }, h('dt', {}, words[of]), h('dd', {}, String(n(of)))),
      ),
    );
    nobody.hidden = session.tiles.length > 0;
    for (const t of session.tiles) {
      let tile = drawn.get(t.number);
      if (!tile) {
        tile = h('li', {});
        drawn.set(t.number, tile);
        const after = [...drawn.keys()].filter((k) => k > t.number).sort((a, b) => a - b)[0];
        tiles.insertBefore(tile, after === undefined ? null : drawn.get(after)!);
      }
      if (tile.dataset.state === t.state) continue;
      tile.dataset.state = t.state;
      tile.className = `seat ${t.state}`;
      tile.replaceChildren(
        h('strong', {}, String(t.number)),
        drawPicture(t.picture),
        h('span', { class: 'visually-hidden' }, pictures[t.picture]),
        h('span', { class: 'seat-state' }, words[t.state]),
      );
    }
    // the button that was pressed is gone with its task: the one in its place takes the focus
    if (focused instanceof HTMLElement && focused.hidden) (session.open ? close : reopen).focus();
  }

  const qr = h('img', {
    class: 'qr',
    alt: s.qr,
    src: `data:image/svg+xml,${encodeURIComponent(first.qr)}`,
    width: '220',
    height: '220',
  });
  const address = first.address.replace(/^https?:\/\//, '');
  const expected = expectedLine(s, first);
  const spoken = Array.from(first.code).join(' ');
  const name = /^\d/.test(first.group) ? fill(s.group, { group: first.group }) : first.group;
  const element = h(
    'main',
    { class: 'first teach', 'data-screen': 'session' },
    first.synthetic ? h('p', { class: 'notice' }, s.synthetic) : undefined,
    h('p', { class: 'lead' }, `${first.schoolName} · ${fill(s.wave, { wave: first.waveLabel })}`),
    h('h1', { tabindex: '-1' }, `${s.title}, ${name.charAt(0).toLowerCase() + name.slice(1)}`),
    h(
      'section',
      { class: 'board' },
      h(
        'div',
        {},
        h('p', { class: 'quiet' }, s.goTo),
        h('p', { class: 'address' }, ...address.split(/(?<=[./])/).flatMap((part) => [h('wbr'), part])),
        h('p', { class: 'quiet' }, s.code),
        h(
          'p',
          { class: 'big-code' },
          h('span', { 'aria-hidden': 'true' }, grouped(first.code)),
          h('span', { class: 'visually-hidden' }, fill(s.codeSpoken, { code: spoken })),
        ),
      ),
      qr,
    ),
    h('div', { class: 'time' }, state, h('div', { class: 'buttons' }, longer, close, reopen)),
    stale,
    expected === undefined ? undefined : h('p', { class: 'quiet' }, expected),
    counts,
    nobody,
    tiles,
    h(
      'div',
      { class: 'buttons' },
      first.cards.length > 0 ? button(s.print, () => print()) : undefined,
      button(acts.leaveText, acts.leave, 'plain'),
    ),
    howItGoes(s, first.consentMode),
    cardSheet(s, language, first),
  );
  show(first);
  return {
    element,
    show,
    stale: (is) => {
      stale.hidden = !is;
    },
    busy: (is) => {
      for (const b of [longer, close, reopen]) b.setAttribute('aria-disabled', String(is));
    },
  };
}

/** `consent`: which children do the puzzle. */
export function howItGoes(s: TeacherSentences, consent: Session['consentMode'], open = false): HTMLElement {
  const steps = h('ol', {});
  for (const step of s.howSteps)
    steps.append(h('li', {}, fill(step, { puzzle: consent === 'passive' ? s.puzzlePassive : s.puzzleActive })));
  return h('details', { class: 'how', open }, h('summary', {}, s.how), steps);
}
