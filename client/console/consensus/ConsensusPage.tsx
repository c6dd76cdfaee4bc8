/** Units that two coders judged differently, by code only. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ConsoleWire } from '../api.ts';
import { consensusQuery } from '../coding/queries.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';

type Unit = ConsoleWire['GET /api/studies/:study/consensus']['reply']['units'][number];

export function ConsensusPage() {
  const { t, number } = useWords();
  const words = useTableWords();
  const study = useStudyId();
  const units = useQuery(consensusQuery(study));
  const columns: Column<Unit>[] = [
    {
      key: 'unit',
      title: t('coding.unit'),
      head: true,
      sort: (u) => u.unit,
      cell: (u) => (
        <Link to={`/studies/${study}/consensus/${u.unit}`}>
          <code>{u.unit}</code>
        </Link>
      ),
    },
    { key: 'source', title: t('coding.source'), sort: (u) => u.source, cell: (u) => t(`evidence.${u.source}`) },
    {
      key: 'differing',
      title: t('consensus.differing'),
      numeric: true,
      sort: (u) => u.differing,
      cell: (u) => number(u.differing),
    },
    { key: 'settled', title: t('consensus.settled'), numeric: true, sort: (u) => u.settled, cell: (u) => number(u.settled) },
  ];
  return (
    <Page title={t('consensus.title')} within={useStudyTitle()} intro={t('consensus.what')}>
      <Loaded query={units}>
        {(data) =>
          data.units.length === 0 ? (
            <Empty title={t('consensus.empty')}>{t('consensus.emptyWhat')}</Empty>
          ) : (
            <DataTable
              caption={t('consensus.table')}
              captionHidden
              columns={columns}
              rows={data.units}
              rowKey={(u) => u.unit}
              initialSort={{ key: 'settled', descending: false }}
              words={words}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
