/** What helps a school now, as a sentence; and days as they are said in a table. */
import { useMemo } from 'react';
import { useWords } from '../words.ts';
import type { Action } from './query.ts';

/** A day without its year: "3 juni". */
export function useShortDay(): (iso: string) => string {
  const { language } = useWords();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    return (iso) => format.format(new Date(`${iso.slice(0, 10)}T12:00:00.000Z`));
  }, [language]);
}

export function useAction(): (action: Action) => string {
  const { t } = useWords();
  const day = useShortDay();
  return useMemo(
    () =>
      ({ name, n, until }) =>
        t(`cockpit.action.${name}`, { count: n, until: until === null ? '' : day(until) }),
    [t, day],
  );
}
