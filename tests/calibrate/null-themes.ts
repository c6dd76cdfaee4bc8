/** N1: interviews and reports of the chosen schools, coded at random: whether a theme is mentioned, and how, has nothing to do with the group. */
import { codedUnits } from '../../analysis/evidence/coded-units.ts';
import { countThemes } from '../../analysis/evidence/theme-counts.ts';
import { themes } from '../../analysis/evidence/themes.ts';
import {
  type EvidenceSource,
  evidenceSources,
  type Mention,
  type ThemeCode,
  type Valence,
} from '../../analysis/evidence/types.ts';
import { type Random, seededRandom } from '../../analysis/random.ts';
import type { TestedRow } from './null-rows.ts';

/** Rare, half and usual themes, in turn; the same in every school and source. */
const shares = [0.2, 0.5, 0.8];
const said: readonly Mention[] = ['spontaneous', 'spontaneous', 'prompted', 'implicit'];
const how: readonly Valence[] = ['+', '+', '-', '±', '0'];

const codesOf = (random: Random, school: string, source: EvidenceSource): ThemeCode[] =>
  themes.map(({ id }, i) => {
    const mention = random.uniform() < shares[i % shares.length]! ? random.pick(said) : 'absent';
    return { school, source, theme: id, mention, valence: mention === 'absent' ? '0' : random.pick(how), coder: 'c1' };
  });

/** Every theme × source × way of counting, with Fisher's exact p. A trainer reported on every school; some were not interviewed. */
export const themeRows = (
  seed: number,
  groups: { readonly high: readonly string[]; readonly low: readonly string[] },
): TestedRow[] => {
  const random = seededRandom(seed).fork('themes of a null study');
  const chosen = [...groups.high, ...groups.low].toSorted();
  const codes = chosen.flatMap((school) => {
    const own = random.fork(school);
    return evidenceSources.flatMap((source) =>
      source === 'trainer' || own.uniform() < 0.9 ? codesOf(own.fork(source), school, source) : [],
    );
  });
  return countThemes(codedUnits(chosen, codes), groups).map(({ theme, source, count, test }) => ({
    name: `${theme}.${count}@${source} Fisher`,
    family: 'themes',
    p: test?.value?.p ?? null,
    pAdjusted: null,
    holdsZero: null,
  }));
};
