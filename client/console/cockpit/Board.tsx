/** The table of the cockpit: one wave with everything about it, or the questionnaires of all waves beside each other. */
import { DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Cockpit.module.css';
import { useColumns } from './columns.tsx';
import type { Cockpit, School } from './query.ts';

export interface BoardProps {
  readonly data: Cockpit;
  readonly schools: readonly School[];
  /** place of the wave; null = all of them */
  readonly wave: number | null;
  readonly onOpen: (school: School) => void;
  /** is told the schools in the order they stand in */
  readonly onOrder: (schools: readonly School[]) => void;
}

export function Board({ data, schools, wave, onOpen, onOrder }: BoardProps) {
  const { t } = useWords();
  const words = useTableWords();
  const any = (has: (own: School['waves'][number]) => boolean) =>
    wave !== null && data.schools.some((school) => has(school.waves[wave]!));
  const columns = useColumns({
    data,
    wave,
    network: any((own) => own.network !== null),
    mail: any((own) => own.mail !== null),
    onOpen,
  });
  const spans =
    wave === null
      ? [
          { title: '', columns: 1 },
          ...data.waves
            .map((one) => ({ title: one.label, columns: data.columns.filter((c) => c.wave === one.id).length }))
            .filter((one) => one.columns > 0),
        ]
      : undefined;
  const open = wave !== null && data.waves[wave]?.state === 'open';
  return (
    <div className={styles.board} data-spans={spans ? true : undefined}>
      <DataTable
        key={wave ?? 'all'}
        caption={t('cockpit.table')}
        {...(open ? { initialSort: { key: 'next', descending: false } } : {})}
        captionHidden
        words={words}
        rows={schools}
        rowKey={(school) => school.id}
        onOrder={onOrder}
        {...(spans ? { spans } : {})}
        columns={columns}
      />
    </div>
  );
}
