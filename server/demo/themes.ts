/**
 * Interviews and trainers' reports as two coders coded them, written after the schools were chosen, as interviews are. Everything that
 * was heard of a school from a source is judged on every theme; who was not interviewed has no rows.
 */
import { themes } from '../../analysis/evidence/themes.ts';
import {
  type EvidenceSource,
  evidenceSources,
  type Mention,
  mentions,
  type ThemeCode,
  type Valence,
  valences,
} from '../../analysis/evidence/types.ts';
import type { Random } from '../../analysis/random.ts';
import type { ResponseRecord } from '../../analysis/types.ts';
import { coding, schoolsIn, themePlan } from './theme-plan.ts';
import { themeQuotes } from './theme-quotes.ts';

export interface ChosenSchools {
  readonly high: readonly string[];
  readonly low: readonly string[];
}

interface Heard {
  readonly mention: Mention;
  readonly valence: Valence;
}
type Unit = Map<string, Heard>;

const mainCoder = 'c1';
const secondCoder = 'c2';

/** The codes of all chosen schools. `reports`: trainers' reports; a weak coach is told of where the report says so first. */
export function drawThemes(random: Random, chosen: ChosenSchools, reports: readonly ResponseRecord[]): readonly ThemeCode[] {
  const units = new Map<string, Unit>();
  const keyOf = (school: string, source: EvidenceSource) => `${school} ${source}`;
  const interviews = random.fork('interviews');
  const schools = [...chosen.high, ...chosen.low].sort();
  for (const school of schools) {
    for (const source of evidenceSources) {
      const heard = source !== 'internalCoach' || interviews.uniform() < coding.coachHeard;
      if (heard) units.set(keyOf(school, source), new Map());
    }
  }
  const coach = new Map(reports.map(({ school, answers: { VV09 } }) => [school, typeof VV09 === 'number' ? VV09 : 3]));
  themePlan.forEach((planned, place) => {
    const own = random.fork(`plan ${place}`);
    for (const group of ['high', 'low'] as const) {
      const shuffled = own.shuffle([...chosen[group]].sort());
      // the weakest coach of the reports first for what hinders, the strongest for what helps
      const order =
        planned.theme === 'internalCoach' ? shuffled.toSorted((a, b) => (coach.get(a) ?? 3) - (coach.get(b) ?? 3)) : shuffled;
      let from = 0;
      for (const [valence, share] of planned[group]) {
        const count = schoolsIn(share, order.length);
        const last = planned.theme === 'internalCoach' && valence === '+';
        const told = last ? order.slice(order.length - count) : order.slice(from, from + count);
        if (!last) from += count;
        for (const school of told) {
          planned.by.forEach((source, i) => {
            const unit = units.get(keyOf(school, source));
            if (unit === undefined || (i > 0 && own.uniform() >= coding.alsoOthers)) return;
            const named = own.uniform() < coding.spontaneous ? 'spontaneous' : 'prompted';
            unit.set(planned.theme, { mention: planned.implicit ? 'implicit' : named, valence });
            if (planned.theme === 'collaboration') addParts(own, unit);
          });
        }
      }
    }
  });
  return codesOf(random.fork('coding'), units);
}

/** What working together was about. */
const addParts = (random: Random, unit: Unit): void => {
  for (const { id, parent } of themes) {
    if (parent === 'collaboration' && random.uniform() < coding.subTheme) unit.set(id, { mention: 'spontaneous', valence: '+' });
  }
};

const absent: Heard = { mention: 'absent', valence: '0' };

/** Every unit by the main coder; a part of them, drawn by lot, by the second coder too. */
function codesOf(random: Random, units: ReadonlyMap<string, Unit>): readonly ThemeCode[] {
  const twice = new Set(random.shuffle([...units.keys()]).slice(0, Math.ceil(coding.twice * units.size)));
  const row = (key: string, theme: string, heard: Heard, coder: string, quote?: string): ThemeCode => {
    const [school = '', source = ''] = key.split(' ');
    return { school, source: source as EvidenceSource, theme, ...heard, ...(quote === undefined ? {} : { quote }), coder };
  };
  return [...units].flatMap(([key, unit]) => {
    const first = themes.map(({ id }) => {
      const heard = unit.get(id) ?? absent;
      const from = heard.mention === 'absent' ? [] : (themeQuotes[id]?.[heard.valence] ?? []);
      const quote = from.length > 0 && random.uniform() < coding.quoted ? random.pick(from) : undefined;
      return row(key, id, heard, mainCoder, quote);
    });
    if (!twice.has(key)) return first;
    return [...first, ...themes.map(({ id }) => row(key, id, heardAgain(random, unit.get(id) ?? absent), secondCoder))];
  });
}

/** What a second pair of ears makes of it. */
function heardAgain(random: Random, { mention, valence }: Heard): Heard {
  if (random.uniform() < coding.otherMention) return mention === 'absent' ? { mention: 'prompted', valence: '0' } : absent;
  if (mention === 'absent') return absent;
  return {
    mention: random.uniform() < coding.otherKind ? random.pick(mentions.slice(0, 3)) : mention,
    valence: random.uniform() < coding.otherValence ? random.pick(valences) : valence,
  };
}
