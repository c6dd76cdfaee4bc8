/** The words that a table needs, in the language of the page. */
import { useMemo } from 'react';
import type { TableWords } from '../../ui/DataTable.tsx';
import { useWords } from '../words.ts';

export function useTableWords(): TableWords {
  const { t, number, language } = useWords();
  return useMemo(
    () => ({
      sortBy: (name) => t('table.sortBy', { name }),
      scroll: (name) => t('table.scroll', { name }),
      more: (count) => t('table.more', { rows: number(count) }),
      none: t('table.none'),
      locale: language,
    }),
    [t, number, language],
  );
}
