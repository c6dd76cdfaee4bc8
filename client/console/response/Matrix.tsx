/** The matrix itself: a share with its n of N in every cell, the gate in ground, sign and words. */
import { Link } from 'react-router';
import type { ResponseMatrix } from '../../../server/studies/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Response.module.css';
import { shares } from './Gates.tsx';
import { type Cell, gateOf, keyOf, type ResponseColumn, type Thresholds, total, wholePercent } from './rates.ts';

type School = ResponseMatrix['schools'][number];

export interface MatrixProps {
  readonly study: string;
  readonly data: ResponseMatrix;
  readonly columns: readonly ResponseColumn[];
  readonly title: (instrument: string) => string;
  readonly label: (wave: string) => string;
  readonly manyWaves: boolean;
}

export function Matrix({ study, data, columns, title, label, manyWaves }: MatrixProps) {
  const { t } = useWords();
  const words = useTableWords();
  const cells = new Map(data.cells.map((c) => [`${c.school} ${keyOf(c)}`, c]));
  const at = (school: School, column: ResponseColumn) => cells.get(`${school.id} ${keyOf(column)}`);
  const share = (cell: Cell | undefined) => (cell && cell.due > 0 ? cell.submitted / cell.due : null);
  const waves = [...new Set(columns.map((c) => c.wave))];
  return (
    <DataTable
      caption={t('response.table')}
      captionHidden
      words={words}
      rows={data.schools}
      rowKey={(school) => school.id}
      {...(manyWaves
        ? {
            spans: [
              { title: '', columns: 1 },
              ...waves.map((wave) => ({ title: label(wave), columns: columns.filter((c) => c.wave === wave).length })),
            ],
          }
        : {})}
      columns={[
        {
          key: 'school',
          title: t('response.school'),
          head: true,
          sort: (school) => school.name ?? school.id,
          cell: (school) => (
            <>
              <Link className={styles.school} to={`/studies/${study}/schools/${school.id}`}>
                {school.name ?? school.id}
              </Link>
              {school.archived && <span className={styles.away}> {t('studies.archived')}</span>}
            </>
          ),
        },
        ...columns.map(
          (column): Column<School> => ({
            key: keyOf(column),
            title: <span className={styles.headText}>{title(column.instrument)}</span>,
            name: `${title(column.instrument)} ${label(column.wave)}`,
            sort: (school) => share(at(school, column)),
            cell: (school) => <Share cell={at(school, column)} thresholds={data.thresholds} />,
          }),
        ),
      ]}
      foot={
        <tr>
          <th scope="row">{t('response.total')}</th>
          {columns.map((column) => (
            <td key={keyOf(column)}>
              <Share cell={total(data.cells, column)} thresholds={data.thresholds} />
            </td>
          ))}
        </tr>
      }
    />
  );
}

interface ShareProps {
  readonly cell: Pick<Cell, 'due' | 'started' | 'submitted'> | undefined;
  readonly thresholds: Thresholds;
}

function Share({ cell, thresholds }: ShareProps) {
  const { t, number } = useWords();
  // pupils answer in class without a name: how many there are is not known, how many answered is
  if (cell && cell.due === 0 && cell.submitted + cell.started > 0)
    return (
      <span className={styles.share}>
        <span className={styles.count}>
          {t('response.counted', { submitted: number(cell.submitted) })}
          {cell.started > 0 && <>, {t('response.started', { count: cell.started })}</>}
        </span>
      </span>
    );
  if (!cell || cell.due === 0) return <span className={styles.none}>{t('response.notAsked')}</span>;
  const gate = gateOf(cell.submitted, cell.due, thresholds);
  return (
    <span className={styles.share} data-gate={gate} title={t(`response.${gate}`, shares(thresholds, number))}>
      <span className={styles.percent}>{wholePercent(cell.submitted, cell.due, thresholds)}%</span>
      <span className={styles.count}>
        {t('response.ofN', { submitted: number(cell.submitted), due: number(cell.due) })}
        {cell.started > 0 && <>, {t('response.started', { count: cell.started })}</>}
      </span>
      <span className={styles.track}>
        <span className={styles.bar} style={{ width: `${(cell.submitted / cell.due) * 100}%` }} />
      </span>
    </span>
  );
}
