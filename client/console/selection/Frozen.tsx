/** Who froze the selection, when and on what; and how far a computation of now says otherwise. */
import { Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { SelectionView } from '../../../server/contrast/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Selection.module.css';

type FrozenView = NonNullable<SelectionView['frozen']>;
type Difference = NonNullable<FrozenView['difference']>;

export function Frozen({ view, frozen }: { readonly view: SelectionView; readonly frozen: FrozenView }) {
  const { t, number, time } = useWords();
  const study = useStudyId();
  const by = frozen.by === 'demo' ? t('selection.byDemo') : frozen.by === 'command line' ? t('selection.byCommand') : frozen.by;
  const facts = [
    [t('selection.frozenAt'), time(frozen.at)],
    [t('selection.frozenBy'), by],
    [t('selection.model'), t(view.model === 'mixed' ? 'selection.modelMixed' : 'selection.modelTwoStage')],
    [t('selection.kFrozen'), number(view.k)],
    [
      t('selection.seed'),
      t('selection.seedDraws', { seed: String(view.seed), draws: view.draws === null ? '–' : number(view.draws) }),
    ],
    [t('selection.version'), frozen.softwareVersion],
    [t('selection.hash'), frozen.inputHash],
  ] as const;
  return (
    <>
      <section aria-labelledby="selection-frozen" className={styles.frozen}>
        <Title order={2} size="h3" id="selection-frozen">
          {t('selection.frozenTitle')}
        </Title>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {frozen.difference === null && <Text className={styles.measure}>{t('selection.same')}</Text>}
        <Text mt="sm">
          <Link to={`/studies/${study}/results`}>{t('selection.toResults')}</Link>
        </Text>
      </section>
      {frozen.difference && <Differs difference={frozen.difference} />}
    </>
  );
}

function Differs({ difference }: { readonly difference: Difference }) {
  const { t, number } = useWords();
  const words = useTableWords();
  const { entersHigh, leavesHigh, entersLow, leavesLow, moved } = difference;
  const lists = [
    [t('selection.entersHigh'), entersHigh],
    [t('selection.leavesHigh'), leavesHigh],
    [t('selection.entersLow'), entersLow],
    [t('selection.leavesLow'), leavesLow],
  ] as const;
  const shown = (value: number | null) => (value === null ? '–' : number(value));
  const columns: Column<Difference['moved'][number]>[] = [
    { key: 'school', title: t('selection.school'), head: true, sort: (one) => one.school, cell: (one) => one.school },
    {
      key: 'frozen',
      title: t('selection.movedFrozen'),
      numeric: true,
      sort: (one) => one.frozen,
      cell: (one) => shown(one.frozen),
    },
    { key: 'now', title: t('selection.movedNow'), numeric: true, sort: (one) => one.now, cell: (one) => shown(one.now) },
  ];
  return (
    <section aria-labelledby="selection-differs" className={styles.differs}>
      <Title order={2} size="h3" id="selection-differs">
        {t('selection.differs')}
      </Title>
      <Text className={styles.measure} mt={4}>
        {t('selection.differsWhat')}
      </Text>
      {difference.inputChanged && <Text className={styles.measure}>{t('selection.inputChanged')}</Text>}
      {difference.refused !== null && <Text className={styles.measure}>{t('selection.nowRefused')}</Text>}
      <dl className={styles.facts}>
        {lists
          .filter(([, schools]) => schools.length > 0)
          .map(([name, schools]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{schools.join(', ')}</dd>
            </div>
          ))}
      </dl>
      {moved.length > 0 && (
        <DataTable
          caption={t('selection.moved')}
          columns={columns}
          rows={moved}
          rowKey={(one) => one.school}
          words={words}
          portion={10}
        />
      )}
    </section>
  );
}
