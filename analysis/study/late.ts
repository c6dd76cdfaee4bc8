/** Answers that came in after a wave was closed: their ties go the way their responses go. */
import type { StudyData } from '../types.ts';

/** Days after the close of a wave in which answers are still taken that were typed before it: a device can be away that long. */
export const lateDays = 14;

/** Until when they are taken. `closedAt`: ISO 8601 */
export const lateEnd = (closedAt: string): Date => new Date(Date.parse(closedAt) + lateDays * 86_400_000);

/**
 * The data without the ties that were handed in late, unless the design includes late answers. The responses themselves stay:
 * `acceptedResponses` leaves them out and counts them under the reason `late`. A person's row of the network is then missing
 * (not observed), never a row of zeros.
 */
export function withoutLateTies(data: StudyData): StudyData {
  if (data.design.lateAnswers === 'include') return data;
  const networks = new Set(data.instruments.filter((i) => (i.relations ?? []).length > 0).map((i) => `${i.id} ${i.version}`));
  const late = new Set(
    data.responses.flatMap((r) =>
      r.late && r.submitted && r.person !== null && networks.has(`${r.instrument} ${r.version}`)
        ? [JSON.stringify([r.wave ?? '', r.person])]
        : [],
    ),
  );
  if (late.size === 0) return data;
  const isLate = (wave: string, person: string) => late.has(JSON.stringify([wave, person]));
  return {
    ...data,
    nominations: data.nominations.filter((n) => !isLate(n.wave, n.ego)),
    networkRespondents: data.networkRespondents.filter((r) => !isLate(r.wave, r.person)),
  };
}
