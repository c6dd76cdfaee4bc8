/** The two fields of a card: its number and its picture. */
import { h } from '../dom.ts';
import { drawPicture, pictureIds } from './pictures.ts';
import type { Card, Picture } from './wire.ts';
import type { ClassSentences } from './words.ts';

export function cardFields(s: ClassSentences): HTMLElement {
  const pictures = h('div', { class: 'pictures' });
  for (const id of pictureIds)
    pictures.append(
      h(
        'label',
        { class: 'picture-choice' },
        h('input', { type: 'radio', name: 'picture', value: id }),
        drawPicture(id) as unknown as Node,
        h('span', {}, s.pictures[id]),
      ),
    );
  return h(
    'div',
    { class: 'card-fields' },
    h('label', { for: 'number' }, s.cardNumber),
    h('input', { id: 'number', class: 'number', inputmode: 'numeric', maxlength: '3', autocomplete: 'off' }),
    h('fieldset', {}, h('legend', {}, s.cardPicture), pictures),
  );
}

/** What was typed and chosen; undefined while something is missing. */
export function readCard(within: HTMLElement): Card | undefined {
  const number = Number(within.querySelector<HTMLInputElement>('#number')?.value.trim());
  const picture = within.querySelector<HTMLInputElement>('input[name=picture]:checked')?.value as Picture | undefined;
  return Number.isInteger(number) && number >= 1 && number <= 200 && picture ? { number, picture } : undefined;
}
