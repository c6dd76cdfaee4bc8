/** A few lines to make elements with; texts always become text nodes, so nothing from a server can be markup. */

type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/** `h('button', { type: 'button', onclick }, 'Ik doe mee')` */
export function h(tag: string, attributes: Attributes = {}, ...children: (Node | string | undefined)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((c) => c !== undefined));
  return element;
}

/** The bar of a small page: the product, and the switch to the other language. */
export const topBar = (
  product: string,
  other: { readonly language: string; readonly name: string },
  change: () => void,
): HTMLElement =>
  h(
    'header',
    { class: 'top' },
    h('span', { class: 'brand' }, product),
    h('button', { type: 'button', class: 'switch', lang: other.language, onclick: change }, other.name),
  );
