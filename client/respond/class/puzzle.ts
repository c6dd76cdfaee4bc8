/** The puzzle for who does not answer: pairs of pictures. Nothing is asked, kept, timed or sent, and it needs no network. */
import type { Language } from '../../../instruments/types.ts';
import { fill } from '../../lib/fill.ts';
import { h } from '../dom.ts';
import { drawPicture, pictureIds } from './pictures.ts';
import type { Picture } from './wire.ts';
import { classSentences } from './words.ts';

const pairs = 8;

/** In an order by chance (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], chance: () => number = Math.random): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

export function showPuzzle(main: HTMLElement, language: Language, back: () => void): void {
  const s = classSentences(language);
  const chosen = shuffled(pictureIds).slice(0, pairs);
  const deck: readonly Picture[] = shuffled([...chosen, ...chosen]);
  const found = new Set<number>();
  let turned: number[] = [];
  const status = h('p', { role: 'status', class: 'quiet' });
  const cards = deck.map((_, i) => h('button', { type: 'button', class: 'puzzle-card', onclick: () => turn(i) }));
  const draw = () => {
    cards.forEach((card, i) => {
      const open = found.has(i) || turned.includes(i);
      const picture = deck[i]!;
      card.setAttribute(
        'aria-label',
        open ? fill(s.puzzleOpen, { n: i + 1, picture: s.pictures[picture] }) : fill(s.puzzleClosed, { n: i + 1 }),
      );
      card.classList.toggle('open', open);
      card.classList.toggle('found', found.has(i));
      card.replaceChildren(...(open ? [drawPicture(picture)] : []));
    });
    const all = found.size === deck.length;
    status.textContent = all ? s.puzzleDone : fill(s.puzzleFound, { n: found.size / 2, all: pairs });
    again.hidden = !all;
  };
  function turn(i: number): void {
    if (found.has(i) || turned.includes(i)) return;
    // a third card closes the two before it: nobody has to wait, nobody is hurried
    if (turned.length === 2) turned = [];
    turned.push(i);
    const [a, b] = turned;
    if (a !== undefined && b !== undefined && deck[a] === deck[b]) {
      found.add(a).add(b);
      turned = [];
    }
    draw();
  }
  const again = h('button', { type: 'button', class: 'main', onclick: () => showPuzzle(main, language, back) }, s.puzzleAgain);
  main.replaceChildren(
    h('h1', { tabindex: '-1' }, s.puzzleTitle),
    h('p', { class: 'lead-text' }, s.puzzleText),
    h('div', { class: 'puzzle' }, ...cards),
    status,
    h('div', { class: 'choices' }, again, h('button', { type: 'button', class: 'plain', onclick: back }, s.puzzleBack)),
  );
  draw();
  main.querySelector('h1')?.focus({ preventScroll: true });
}
