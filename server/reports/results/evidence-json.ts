/** The coded themes as results.json has them: lists of their own, so that records stand one a line; rows of the comparison by their names. */
import type { EvidenceFindings } from '../../../analysis/evidence/findings.ts';

/** Nothing where nobody coded. */
export const evidenceEntries = (evidence: EvidenceFindings | undefined): Readonly<Record<string, unknown>> =>
  evidence === undefined
    ? {}
    : {
        evidence: { grouped: evidence.grouped, coverage: evidence.coverage },
        coderAgreement: evidence.agreement,
        themeCounts: evidence.counts,
        jointDisplay: evidence.jointDisplay.map(({ factor, quantitative, quotes, inference }) => ({
          factor,
          quantitative: quantitative.map(({ measure, wave, row, hedgesG, ciLow, ciHigh, pAdjusted, rAll }) => ({
            measure,
            wave,
            row,
            hedgesG,
            ciLow,
            ciHigh,
            pAdjusted,
            rAll,
          })),
          quotes,
          inference,
        })),
      };
