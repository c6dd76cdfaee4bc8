/** Every school with its effect and how sure its place is. */
import type { SelectionView } from '../../../server/contrast/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Selection.module.css';

type School = SelectionView['schools'][number];

export function SchoolTable({ schools }: { readonly schools: readonly School[] }) {
  const { t, number, language } = useWords();
  const words = useTableWords();
  const two = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  /** as the hyphen of a keyboard is no minus */
  const fixed = (value: number) => two.format(value).replace('-', '−');
  const shown = (value: number | null) => (value === null ? '–' : number(value));
  /** draws that put a chance near 0 or 1 do not make it certain */
  const chance = (value: number | null) =>
    value === null ? '–' : value > 0.99 ? '> 99 %' : value < 0.01 ? '< 1 %' : `${number(Math.round(100 * value))} %`;
  const group = {
    high: t('selection.groupHigh'),
    low: t('selection.groupLow'),
    middle: t('selection.groupMiddle'),
  };
  const columns: Column<School>[] = [
    { key: 'school', title: t('selection.school'), head: true, sort: (s) => s.school, cell: (s) => s.school },
    { key: 'rank', title: t('selection.rank'), numeric: true, sort: (s) => s.rank, cell: (s) => shown(s.rank) },
    {
      key: 'group',
      title: t('selection.group'),
      sort: (s) => s.group,
      cell: (s) => (s.group === null ? '–' : <span className={styles[s.group]}>{group[s.group]}</span>),
    },
    {
      key: 'effect',
      title: t('selection.effect'),
      numeric: true,
      sort: (s) => s.eb,
      cell: (s) => (s.eb === null ? '–' : fixed(s.eb)),
    },
    {
      key: 'interval',
      title: t('selection.interval'),
      numeric: true,
      cell: (s) =>
        s.eb === null || s.sePrediction === null
          ? '–'
          : `[${fixed(s.eb - 1.96 * s.sePrediction)}; ${fixed(s.eb + 1.96 * s.sePrediction)}]`,
    },
    {
      key: 'ranks',
      title: t('selection.ranks'),
      numeric: true,
      sort: (s) => s.rankLower,
      cell: (s) => (s.rankLower === null ? '–' : `${shown(s.rankLower)}–${shown(s.rankUpper)}`),
    },
    { key: 'pTop', title: t('selection.pTop'), numeric: true, sort: (s) => s.pTop, cell: (s) => chance(s.pTop) },
    { key: 'pBottom', title: t('selection.pBottom'), numeric: true, sort: (s) => s.pBottom, cell: (s) => chance(s.pBottom) },
  ];
  return (
    <DataTable
      caption={t('selection.table')}
      columns={columns}
      rows={schools}
      rowKey={(s) => s.school}
      words={words}
      initialSort={{ key: 'rank', descending: false }}
    />
  );
}
