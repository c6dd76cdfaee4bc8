/**
 * Where the code of a letter is typed, by who cannot scan or click the link. The server gives the link's token for it, and from then
 * on everything is as with the link, also on another device.
 */
import type { InvitationsWire } from '../../server/invitations/contract.ts';
import type { Language } from '../../instruments/types.ts';
import { caller, Refused } from '../lib/call.ts';
import { fill } from '../lib/fill.ts';
import { h } from './dom.ts';
import type { Sentences } from './language.ts';
import { tokenOf } from './link.ts';
import { sentences } from './sentences.ts';

const call = caller<InvitationsWire>(() => ({}));
const codeLength = 15;
const pupilsLength = 6;
type Trouble = 'codeEmpty' | 'codeLength' | 'codeOfPupils' | 'codeMistyped' | 'codeUnknown' | 'offlineText' | 'troubleText';

let typed = '';
let busy = false;
let trouble: Trouble | undefined;

/** Signs as people count them: spaces and dashes are none. */
const signsIn = (text: string): number => Array.from(text.replace(/[\s\-–—._]/g, '')).length;

function tell(error: unknown): Trouble {
  if (!(error instanceof Refused)) return 'troubleText';
  if (error.status === 0) return 'offlineText';
  if (error.code === 'badRequest') return 'codeMistyped';
  return error.code === 'codeUnknown' ? 'codeUnknown' : 'troubleText';
}

/** The token for a code; where the server asks for work first, the work is done. */
async function tokenFor(code: string): Promise<string> {
  const ask = (work: { challenge: string; nonce: number } | null) =>
    call('POST /api/respond/enter', { body: { code, work }, timeoutMs: 15_000 });
  try {
    return (await ask(null)).token;
  } catch (error) {
    const { work, bits, code: read } = error instanceof Refused ? error.params : {};
    if (typeof work !== 'string' || typeof bits !== 'number' || typeof read !== 'string') throw error;
    const { work: solve } = await import('./class/work.ts');
    return (await ask({ challenge: work, nonce: await solve(work, read, bits) })).token;
  }
}

/** What can be seen to be wrong before the server is asked. */
function slip(): Trouble | undefined {
  const signs = signsIn(typed);
  if (signs === 0) return 'codeEmpty';
  if (signs === pupilsLength) return 'codeOfPupils';
  return signs === codeLength ? undefined : 'codeLength';
}

async function go(paint: () => void): Promise<void> {
  if (busy) return;
  // somebody pasted the whole link: just as good
  const pasted = typed.includes('#') ? tokenOf(typed.slice(typed.indexOf('#'))) : undefined;
  trouble = pasted === undefined ? slip() : undefined;
  if (trouble === undefined) {
    busy = true;
    paint();
    try {
      // another link in the same window: the page begins afresh with it
      location.replace(`#${pasted ?? (await tokenFor(typed))}`);
      return;
    } catch (error) {
      trouble = tell(error);
    }
    busy = false;
  }
  paint();
  document.querySelector<HTMLInputElement>('#code')?.focus();
}

const said = (s: Sentences, what: Trouble): string => fill(s[what], { n: signsIn(typed), address: `${location.host}/k` });

/** What stands on the page; `paint` draws it again. */
export function codePage(language: Language, paint: () => void): HTMLElement[] {
  const s = sentences(language);
  const field = h('input', {
    id: 'code',
    class: 'letter-code',
    value: typed,
    maxlength: '300',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    enterkeyhint: 'go',
    'aria-describedby': trouble ? 'code-trouble code-hint' : 'code-hint',
    'aria-invalid': trouble === undefined ? false : 'true',
    oninput: (event) => {
      typed = (event.target as HTMLInputElement).value;
    },
  });
  return [
    h('h1', { tabindex: '-1' }, s.noLinkTitle),
    h('p', { class: 'lead-text' }, s.noLinkText),
    h(
      'form',
      {
        class: 'letter',
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          void go(paint);
        },
      },
      h('label', { for: 'code' }, s.codeLabel),
      field,
      h('p', { id: 'code-hint', class: 'quiet' }, s.codeHint),
      h(
        'div',
        { class: 'alert-place', role: 'alert' },
        trouble ? h('p', { id: 'code-trouble', class: 'notice' }, said(s, trouble)) : undefined,
      ),
      h('button', { type: 'submit', class: 'main', 'aria-disabled': String(busy) }, busy ? s.codeBusy : s.codeGo),
    ),
  ];
}
