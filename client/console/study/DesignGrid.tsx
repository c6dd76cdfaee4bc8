/** The design: instrument × wave × who. */
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Overview.module.css';

type Row = StudyOverview['grid'][number];

export function DesignGrid({ study }: { readonly study: StudyOverview }) {
  const { t, w, code } = useWords();
  const words = useTableWords();
  const columns: Column<Row>[] = [
    {
      key: 'instrument',
      title: t('study.instrument'),
      head: true,
      cell: (row) => (
        <>
          {w(row.title)}
          <div className={styles.meta}>
            {t('study.items', { count: row.items })}, {t('study.version', { version: row.version })}
          </div>
          {!row.validated && <span className={styles.draft}>{t('study.notValidated')}</span>}
        </>
      ),
    },
    ...study.waves.map(
      (wave): Column<Row> => ({
        key: wave.id,
        title: wave.label,
        cell: (row) =>
          row.waves.includes(wave.id) ? (
            <span className={styles.asked}>
              <Icon name="check" size="1.05em" />
              <span className="visually-hidden">{t('study.asked')}</span>
            </span>
          ) : (
            <span className={styles.meta}>
              <span aria-hidden>–</span>
              <span className="visually-hidden">{t('study.notAsked')}</span>
            </span>
          ),
      }),
    ),
    { key: 'who', title: t('study.who'), width: '9rem', cell: (row) => row.functions.map((f) => code('function', f)).join(', ') },
  ];
  return (
    <DataTable
      caption={t('study.grid')}
      captionHidden
      columns={columns}
      rows={study.grid}
      rowKey={(row) => `${row.instrument}-${row.version}-${row.functions.join('-')}`}
      words={words}
    />
  );
}
