/** The design: instrument × wave × who. */
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Icon } from '../../ui/icons.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Overview.module.css';

type Row = StudyOverview['grid'][number];

export function DesignGrid({ study }: { readonly study: StudyOverview }) {
  const { t, w, code } = useWords();
  const words = useTableWords();
  const phone = usePhone();
  const whoOf = (row: Row) => row.functions.map((f) => code('function', f)).join(', ');
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
          {phone && <div className={styles.meta}>{t('study.whoOf', { who: whoOf(row) })}</div>}
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
    // beside four waves it does not fit on a phone
    ...(phone ? [] : [{ key: 'who', title: t('study.who'), width: '9rem', cell: whoOf }]),
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
