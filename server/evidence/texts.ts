/** What a coder reads: a trainer's report as text, and texts from which the names that we know are taken out. */
import {
  type Answer,
  type Answers,
  type Instrument,
  isMissingAnswer,
  isNominationAnswer,
  type Language,
} from '../../instruments/types.ts';

/** stands where a name stood */
export const gap = '[…]';

/** Instruments whose responses are material by themselves. */
export const reportInstrument = 'trainer-report';

/** Questions and answers one below the other, in the language of the report; questions without an answer are left out. */
export function reportText(instrument: Instrument, answers: Answers, language: Language): string {
  const byId = new Map(instrument.items.map((item) => [item.id, item]));
  return (instrument.order ?? instrument.items.map((i) => i.id))
    .flatMap((id) => {
      const item = byId.get(id);
      const given = item && said(instrument, item.format, answers[id], language);
      return item && given !== undefined ? [`${item.text[language]}\n${given}`] : [];
    })
    .join('\n\n');
}

function said(instrument: Instrument, format: string, answer: Answer | undefined, language: Language): string | undefined {
  if (answer === undefined || isNominationAnswer(answer)) return undefined;
  const offered = instrument.answerFormats[format];
  if (isMissingAnswer(answer)) return answer.missing === 'dontKnow' ? offered?.dontKnowLabel?.[language] : undefined;
  if (typeof answer === 'string') return answer;
  return offered?.options.find((o) => o.code === answer)?.label[language];
}

export interface Names {
  /** names, codes and ids of schools, also those of others */
  readonly schools: readonly string[];
  /** names of people of the school that the text is about */
  readonly people: readonly string[];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (alternatives: readonly string[], flags: string) =>
  alternatives.length === 0
    ? undefined
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, flags);
const longestFirst = (list: Iterable<string>) => [...new Set(list)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** Schools in any spelling; of people the whole name and each part of three letters or more that begins with a capital. */
function patterns({ schools, people }: Names): readonly RegExp[] {
  const parts = people.flatMap((name) => [name, ...name.split(/[\s.,]+/)]).filter((p) => /^\p{Lu}/u.test(p) && p.length >= 3);
  return [
    // people first: a name may hold a school's id
    whole(longestFirst([...people.filter((p) => p.trim().length >= 3), ...parts]), 'gu'),
    whole(longestFirst(schools.filter((s) => s.length >= 3)), 'giu'),
  ].filter((p) => p !== undefined);
}

/** The text with every name that we know replaced by `gap`. */
export const withoutNames = (text: string, names: Names): string =>
  patterns(names).reduce((now, pattern) => now.replace(pattern, gap), text);

/** The names that stand in the text, each once, at most ten. */
export const namesIn = (text: string, names: Names): readonly string[] =>
  [...new Set(patterns(names).flatMap((pattern) => text.match(pattern) ?? []))].slice(0, 10);
