/** Shows what can be done with answers that are still on this device under a link that leads nowhere any more. */
import type { Language } from '../../../instruments/types.ts';
import { saveFile } from '../../lib/download.ts';
import { fill } from '../../lib/fill.ts';
import { h } from '../dom.ts';
import { partsOf } from '../flow/flow.ts';
import type { Sentences } from '../language.ts';
import { sentences } from '../sentences.ts';
import { tokenOf } from '../link.ts';
import { transportOf } from '../outbox/transport.ts';
import type { RespondCall } from '../wire.ts';
import { answersText } from './answers-text.ts';
import { carryTo, languageOf, type Left, leftBehind, sendLeft } from './left.ts';

/** The answers as a file. */
export async function saveAnswers(left: Left, s: Sentences, language: Language): Promise<void> {
  const page = await left.device.readPage(left.link).catch(() => undefined);
  const forms = page?.forms[language] ?? page?.forms.nl ?? page?.forms.en ?? [];
  saveFile(s.ownAnswersFile, answersText(partsOf(forms), left.entries, s));
}

/** The token in a pasted text: a whole link, or only what stands behind the #. */
export const tokenIn = (text: string): string | undefined => {
  const at = text.indexOf('#');
  return at < 0 ? undefined : tokenOf(text.slice(at));
};

/**
 * The part of the page about answers that are still here; undefined when there are none. `late`: the wave is closed, so they are
 * sent at once. `replaced`: the person pastes the new link, saves a file, or wipes them.
 */
export async function showLeft(
  why: 'late' | 'replaced',
  call: RespondCall,
  token: string,
  language: () => Language,
): Promise<HTMLElement | undefined> {
  const left = await leftBehind(token);
  if (left.unsent === 0) return undefined;
  const s = sentences(language());
  const count = left.unsent === 1 ? s.leftTextOne : fill(s.leftText, { n: left.unsent });
  const status = h('p', { role: 'status' }, count);
  const place = h('section', { class: 'left', 'aria-label': s.leftTitle }, h('h2', {}, s.leftTitle), status);
  const save = () => void saveAnswers(left, s, language());
  const wipe = () =>
    void left.device.wipe(left.link).then(() => {
      place.replaceChildren(h('p', { role: 'status' }, s.leftWiped));
    });
  const keepOrWipe = () =>
    place.append(
      h('p', {}, s.leftSaveText),
      h('button', { type: 'button', class: 'plain', onclick: save }, s.leftSave),
      h('button', { type: 'button', class: 'plain', onclick: wipe }, s.leftWipe),
    );
  if (why === 'late') {
    status.textContent = `${count} ${s.leftSending}`;
    void sendLeft(left, transportOf(call, { language: await languageOf(left) })).then((outcome) => {
      if (outcome === 'late') place.replaceChildren(h('p', { role: 'status', class: 'notice' }, s.late));
      else {
        status.textContent = `${count} ${outcome === 'waiting' ? s.leftWaiting : s.leftRefused}`;
        keepOrWipe();
      }
    });
    return place;
  }
  place.append(carryForm(left, s));
  keepOrWipe();
  return place;
}

/** Takes the answers along to a link that the person pastes, and opens it. */
function carryForm(left: Left, s: Sentences): HTMLElement {
  const field = h('input', { type: 'url', autocomplete: 'off', spellcheck: 'false', id: 'new-link' }) as HTMLInputElement;
  const wrong = h('p', { role: 'alert' });
  const carry = (event: Event) => {
    event.preventDefault();
    const token = tokenIn(field.value);
    if (token === undefined) {
      wrong.textContent = s.leftNoLink;
      field.focus();
      return;
    }
    // the page of the new link opens afresh
    void carryTo(left, token).then(() => {
      location.hash = `#${token}`;
    });
  };
  return h(
    'form',
    { class: 'carry', onsubmit: carry, novalidate: true },
    h('p', {}, s.leftCarry),
    h('label', { for: 'new-link' }, s.leftLink),
    field,
    wrong,
    h('button', { type: 'submit', class: 'main' }, s.leftCarryButton),
  );
}
