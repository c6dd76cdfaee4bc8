/** What one coder has to code, by unit code; the next thing to do is one button. */
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ListedUnit, Worklist } from '../../../server/evidence/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { sessionQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { waitingUnits } from './device.ts';
import { worklistQuery } from './queries.ts';

export function WorklistPage() {
  const { t } = useWords();
  const study = useStudyId();
  const list = useQuery(worklistQuery(study));
  const next = list.data?.units.find((u) => u.state === 'draft') ?? list.data?.units.find((u) => u.state === 'todo');
  const begun = list.data?.units.some((u) => u.state !== 'todo') ?? false;
  return (
    <Page
      title={t('nav.coding')}
      within={useStudyTitle()}
      intro={t('coding.what')}
      beside={
        next && (
          <Button component={Link} to={`/studies/${study}/coding/${next.unit}`}>
            {t(begun ? 'coding.goOn' : 'coding.begin')}
          </Button>
        )
      }
    >
      <Loaded query={list}>{(data) => (data.units.length === 0 ? <Nothing /> : <List study={study} list={data} />)}</Loaded>
    </Page>
  );
}

function Nothing() {
  const { t } = useWords();
  const study = useStudyId();
  const session = useQuery({ ...sessionQuery, enabled: false });
  const coder = session.data?.account?.role === 'coder';
  return (
    <Empty
      title={t('coding.empty')}
      action={
        !coder && (
          <Button component={Link} to={`/studies/${study}/material`}>
            {t('coding.toMaterial')}
          </Button>
        )
      }
    >
      {t(coder ? 'coding.emptyCoder' : 'coding.emptyResearcher')}
    </Empty>
  );
}

function List({ study, list }: { readonly study: string; readonly list: Worklist }) {
  const { t, number } = useWords();
  const words = useTableWords();
  const waiting = new Set(list.coder === null ? [] : waitingUnits(study, list.coder));
  const done = list.units.filter((u) => u.state === 'done' || u.state === 'settled').length;
  const columns: Column<ListedUnit>[] = [
    {
      key: 'unit',
      title: t('coding.unit'),
      head: true,
      sort: (u) => u.unit,
      cell: (u) => (
        <Link to={`/studies/${study}/coding/${u.unit}`}>
          <code>{u.unit}</code>
        </Link>
      ),
    },
    { key: 'source', title: t('coding.source'), sort: (u) => u.source, cell: (u) => t(`evidence.${u.source}`) },
    {
      key: 'state',
      title: t('coding.state'),
      sort: (u) => ['draft', 'todo', 'done', 'settled'].indexOf(u.state),
      cell: (u) => (waiting.has(u.unit) ? `${t(`unitState.${u.state}`)}; ${t('coding.waits')}` : t(`unitState.${u.state}`)),
    },
    {
      key: 'coded',
      title: t('coding.coded'),
      numeric: true,
      sort: (u) => u.coded,
      cell: (u) => t('coding.codedOf', { coded: u.coded, themes: list.themes }),
    },
    { key: 'length', title: t('coding.length'), numeric: true, sort: (u) => u.length, cell: (u) => number(u.length) },
  ];
  return (
    <>
      <Text mb="md" className="tabular">
        {t('coding.progress', { done, units: list.units.length })}
      </Text>
      <DataTable
        caption={t('coding.table')}
        captionHidden
        columns={columns}
        rows={list.units}
        rowKey={(u) => u.unit}
        initialSort={{ key: 'state', descending: false }}
        words={words}
      />
    </>
  );
}
