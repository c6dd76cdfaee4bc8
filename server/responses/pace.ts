/** What people took until now for each questionnaire of a study: what the welcome page and the mails promise. */
import { measuredSeconds } from '../../instruments/minutes.ts';
import type { Store } from '../store/store.ts';

/** Median seconds per questionnaire ("id version"), looked at again every ten minutes: a wave is answered while it runs. */
export function paceKeeper(
  store: Pick<Store, 'responses'>,
  clock: () => Date,
): (study: string) => Promise<ReadonlyMap<string, number>> {
  const paces = new Map<string, { readonly until: number; readonly seconds: Promise<ReadonlyMap<string, number>> }>();
  return (study) => {
    const now = clock().getTime();
    const known = paces.get(study);
    if (known && known.until > now) return known.seconds;
    const seconds = store.responses.timed(study).then(measuredSeconds);
    paces.set(study, { until: now + 600_000, seconds });
    seconds.catch(() => paces.delete(study));
    return seconds;
  };
}
