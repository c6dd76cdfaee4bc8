/** What a coder does with the codes of one unit, on values: judge, quote, take back, go on. The screen and the keys do the same. */
import type { Codes, CodebookTheme } from '../../../server/evidence/contract.ts';

export type Code = Codes[string];
export type Mention = Code['mention'];
export type Valence = Code['valence'];
export const mentions: readonly Mention[] = ['spontaneous', 'prompted', 'implicit', 'absent'];
export const valences: readonly Valence[] = ['+', '-', '±', '0'];
export const longestQuote = 500;

export interface Editing {
  readonly codes: Codes;
  /** theme that is being judged */
  readonly at: string;
  /** the codes before each change, the latest last */
  readonly before: readonly Codes[];
  /** theme of which a quote is being typed: taken back as one change */
  readonly typing?: string | undefined;
}

export type Action =
  | { readonly do: 'mention'; readonly mention: Mention }
  | { readonly do: 'valence'; readonly valence: Valence }
  | { readonly do: 'quote'; readonly quote: string; readonly typed?: boolean }
  | { readonly do: 'clear' | 'restAbsent' | 'undo' | 'down' | 'up' }
  | { readonly do: 'go'; readonly theme: string };

const deepest = 100;
const changed = (now: Editing, codes: Codes, at = now.at): Editing => ({
  codes,
  at,
  before: [...now.before, now.codes].slice(-deepest),
});
const absent: Code = { mention: 'absent', valence: '0' };
const without = (codes: Codes, theme: string): Codes => Object.fromEntries(Object.entries(codes).filter(([id]) => id !== theme));

/** The state after an action. What cannot be (a direction of what was not mentioned) changes nothing. */
export function act(now: Editing, action: Action, themes: readonly CodebookTheme[]): Editing {
  const { codes, at } = now;
  const code = codes[at];
  const step = (by: number) => {
    const to = themes[themes.findIndex((t) => t.id === at) + by];
    return to ? { ...now, at: to.id } : now;
  };
  switch (action.do) {
    case 'mention': {
      if (code?.mention === action.mention) return action.mention === 'absent' ? step(1) : now;
      if (action.mention !== 'absent')
        return changed(now, { ...codes, [at]: { ...(code ?? { valence: '0' }), mention: action.mention } });
      // nothing more to say about it
      return changed(now, { ...codes, [at]: absent }, step(1).at);
    }
    case 'valence':
      if (!code || code.mention === 'absent' || code.valence === action.valence) return now;
      return changed(now, { ...codes, [at]: { ...code, valence: action.valence } });
    case 'quote': {
      const quote = action.quote.trim();
      if (!code || code.mention === 'absent' || quote.length > longestQuote || quote === (code.quote ?? '')) return now;
      const { mention, valence } = code;
      const next = changed(now, { ...codes, [at]: { mention, valence, ...(quote === '' ? {} : { quote }) } });
      if (!action.typed) return next;
      return { ...next, before: now.typing === at ? now.before : next.before, typing: at };
    }
    case 'clear':
      return code ? changed(now, without(codes, at)) : now;
    case 'restAbsent': {
      const rest = themes.filter((t) => !codes[t.id]);
      return rest.length === 0 ? now : changed(now, { ...codes, ...Object.fromEntries(rest.map((t) => [t.id, absent])) });
    }
    case 'undo': {
      const last = now.before.at(-1);
      return last ? { codes: last, at, before: now.before.slice(0, -1) } : now;
    }
    case 'down':
      return step(1);
    case 'up':
      return step(-1);
    case 'go':
      return themes.some((t) => t.id === action.theme) ? { ...now, at: action.theme } : now;
  }
}

/** Keys beside the controls: one sign each, so that a hand can stay where it is. */
export type Press = Action | { readonly do: 'quoteSelection' } | { readonly do: 'next' };
const keys: Readonly<Record<string, Press>> = {
  '1': { do: 'mention', mention: 'spontaneous' },
  '2': { do: 'mention', mention: 'prompted' },
  '3': { do: 'mention', mention: 'implicit' },
  '4': { do: 'mention', mention: 'absent' },
  '+': { do: 'valence', valence: '+' },
  '=': { do: 'valence', valence: '+' },
  '-': { do: 'valence', valence: '-' },
  b: { do: 'valence', valence: '±' },
  '0': { do: 'valence', valence: '0' },
  j: { do: 'down' },
  k: { do: 'up' },
  c: { do: 'quoteSelection' },
  x: { do: 'clear' },
  z: { do: 'undo' },
  n: { do: 'next' },
};
export const keyOfMention: Readonly<Record<Mention, string>> = { spontaneous: '1', prompted: '2', implicit: '3', absent: '4' };
export const keyOfValence: Readonly<Record<Valence, string>> = { '+': '+', '-': '-', '±': 'b', '0': '0' };

interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: EventTarget | null;
}

/** What a stroke asks for; nothing while somebody writes, chooses in a menu, or speaks to the browser. */
export function pressed({ key, ctrlKey, metaKey, altKey, target }: Stroke): Press | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog], [role=menu], [contenteditable]'))
    return undefined;
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** Where quotes stand in a text: pieces in order, those that are quoted marked. Overlapping quotes are one piece. */
export function pieces(text: string, quotes: readonly string[]): readonly { readonly text: string; readonly quoted: boolean }[] {
  const spans = quotes
    .flatMap((quote) => {
      const from = quote === '' ? -1 : text.indexOf(quote);
      return from < 0 ? [] : [[from, from + quote.length] as const];
    })
    .toSorted((a, b) => a[0] - b[0]);
  const out: { text: string; quoted: boolean }[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (to <= at) continue;
    if (from > at) out.push({ text: text.slice(at, from), quoted: false });
    out.push({ text: text.slice(Math.max(at, from), to), quoted: true });
    at = to;
  }
  if (at < text.length) out.push({ text: text.slice(at), quoted: false });
  return out;
}
