/** What is shown of doubtful responses, and of one of them. Pure. */
import { isNominationAnswer, type Instrument } from '../../instruments/types.ts';
import { displayedItems } from '../../instruments/form.ts';
import type { QualityFlag } from '../../analysis/quality/types.ts';
import type { JudgedResponse, QualityView } from './contract.ts';
import type { DecisionRecord, ResponseToJudge } from './store.ts';

interface Place {
  readonly school: string;
  readonly wave: string | null;
  readonly instrument: string;
}

/**
 * One line per response with a flag or a decision: those still to be judged first, then by number of flags.
 * @param placeOf where a response without a flag stands, that somebody decided on all the same
 */
export function doubtsOf(
  flags: readonly QualityFlag[],
  decisions: readonly DecisionRecord[],
  placeOf: ReadonlyMap<string, Place>,
  name: (account: string) => string,
): QualityView['doubts'] {
  type Doubt = QualityView['doubts'][number];
  const byResponse = new Map<string, Doubt>();
  const doubt = (response: string, { school, wave, instrument }: Place): Doubt => {
    const known = byResponse.get(response) ?? {
      response,
      school,
      wave: wave ?? '',
      instrument,
      flags: [],
      decisions: [],
      excluded: false,
    };
    byResponse.set(response, known);
    return known;
  };
  for (const { response, kind, figures, ...place } of flags) doubt(response, place).flags.push({ kind, figures: { ...figures } });
  for (const { response, reason, note, by, at, takenBackBy, takenBackAt } of decisions) {
    const place = byResponse.get(response) ?? placeOf.get(response);
    if (place === undefined) continue;
    const own = doubt(response, place);
    own.decisions.push({
      reason,
      note: note ?? null,
      by: name(by),
      at,
      takenBackBy: takenBackBy === null ? null : name(takenBackBy),
      takenBackAt,
    });
    own.excluded = own.excluded || takenBackAt === null;
  }
  return [...byResponse.values()].sort((a, b) => Number(a.excluded) - Number(b.excluded) || b.flags.length - a.flags.length);
}

/** A response as it is judged: code and label per statement, in the order in which they were shown; texts and names are left away. */
export function judged(response: ResponseToJudge, instrument: Instrument | undefined): JudgedResponse {
  const { id, person, functions, started, submittedAt, answers } = response;
  const reversed = new Set(
    (instrument?.scales ?? []).flatMap((s) =>
      Object.entries(s.items).flatMap(([item, polarity]) => (polarity < 0 ? [item] : [])),
    ),
  );
  const seconds = started === null || submittedAt === null ? null : (Date.parse(submittedAt) - Date.parse(started)) / 1000;
  return {
    response: id,
    person,
    functions: [...functions],
    started,
    submittedAt,
    seconds: seconds !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds) : null,
    items: (instrument ? displayedItems(instrument) : []).flatMap((item): JudgedResponse['items'] => {
      const format = instrument?.answerFormats[item.format];
      const answer = answers[item.id];
      if (!format || format.kind !== 'choice' || isNominationAnswer(answer)) return [];
      const codes = format.options.map((o) => o.code);
      const option = format.options.find((o) => o.code === answer);
      return [
        {
          id: item.id,
          text: { ...item.text },
          code: typeof answer === 'number' ? answer : null,
          label: option ? { ...option.label } : null,
          lowest: codes.length === 0 ? null : Math.min(...codes),
          highest: codes.length === 0 ? null : Math.max(...codes),
          reversed: reversed.has(item.id),
        },
      ];
    }),
  };
}
