/** What the joint display and the coders' panel show of the findings: plain rows, every factor, in one language. */
import { jointDisplay } from '../../analysis/evidence/joint-display.ts';
import { factors, findTheme } from '../../analysis/evidence/themes.ts';
import type { Estimate, Findings } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import { makeNames } from '../reports/names.ts';
import { reportWords } from '../reports/words.ts';
import type { AgreementRow, JointFactor, JointFindings, JointTheme } from './contract.ts';

type Share = { readonly k: number; readonly lower: number; readonly upper: number };
const counted = (share: Estimate<Share> | null): JointTheme['high'] =>
  share?.value === undefined ? null : { k: share.value.k, n: share.n, lower: share.value.lower, upper: share.value.upper };

/** A factor about which nothing is known yet has a row too: silence is something that a person may conclude. */
export function jointOf(findings: Findings, language: Language): JointFindings {
  const names = makeNames(findings, language, reportWords[language]);
  // without a code or an inference there are no evidence findings; the numbers stand there all the same
  const found = findings.evidence?.jointDisplay ?? jointDisplay([], [], [], findings.comparison, [], null);
  const rows = factors.map((factor): JointFactor => {
    const row = found.find((one) => one.factor === factor.id);
    return {
      factor: factor.id,
      words: factor.words,
      measures: (row?.quantitative ?? []).map((one) => ({
        title: names.compared(one.measure),
        wave: names.wave(one.wave),
        row: one.row,
        nHigh: one.nHigh,
        nLow: one.nLow,
        hedgesG: one.hedgesG,
        ciLow: one.ciLow,
        ciHigh: one.ciHigh,
        pAdjusted: one.pAdjusted,
        rAll: one.rAll,
      })),
      themes: (row?.themes ?? []).flatMap(({ theme, count, high, low, test }) =>
        count === 'mentioned' || count === 'helps' || count === 'hinders'
          ? [
              {
                theme,
                words: findTheme(theme)?.words ?? { nl: theme, en: theme },
                count,
                high: counted(high),
                low: counted(low),
                p: test?.value?.p ?? null,
              },
            ]
          : [],
      ),
      quotes: (row?.quotes ?? []).map(({ group, source, valence, quote }) => ({ group, source, valence, quote })),
    };
  });
  const agreement = (findings.evidence?.agreement ?? []).map(
    ({ theme, mentioned }): AgreementRow => ({
      theme,
      words: findTheme(theme)?.words ?? null,
      units: mentioned.n,
      kappa: mentioned.value?.kappa ?? null,
      lower: mentioned.value?.lower ?? null,
      upper: mentioned.value?.upper ?? null,
      agreement: mentioned.value?.agreement ?? null,
    }),
  );
  return { rows, agreement };
}
