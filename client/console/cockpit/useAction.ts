/** What helps a school now, as a sentence. */
import { useWords } from '../words.ts';
import type { Action } from './query.ts';

export function useAction(): (action: Action) => string {
  const { t } = useWords();
  return ({ name, n }) => t(`cockpit.action.${name}`, { count: n });
}
