/** Doubtful responses of a study: what each kind means, the list, and a decision that can always be taken back. */
import { Anchor, Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { LoadedHeavy } from '../jobs/Computing.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { Judge } from './Judge.tsx';
import { Kinds } from './Kinds.tsx';
import styles from './Quality.module.css';
import { type Doubt, type FlagKind, flagKinds, type Quality, qualityKey, qualityQuery } from './query.ts';

export function QualityPage() {
  const { t, number } = useWords();
  const study = useStudyId();
  const query = useQuery(qualityQuery(study));
  return (
    <Page title={t('nav.quality')} within={useStudyTitle()} intro={t('quality.what')}>
      <LoadedHeavy query={query} study={study} queryKey={qualityKey(study)} what={t('quality.looking')}>
        {(data) =>
          data.responses === 0 ? (
            <Empty
              title={t('quality.nothingYet')}
              action={
                <Button variant="default" component={Link} to={`/studies/${study}/response`}>
                  {t('quality.toResponse')}
                </Button>
              }
            >
              {t('quality.nothingYetWhat')}
            </Empty>
          ) : data.doubts.length === 0 ? (
            <Empty title={t('quality.empty')}>{t('quality.emptyWhat', { n: number(data.responses) })}</Empty>
          ) : (
            <Room data={data} />
          )
        }
      </LoadedHeavy>
    </Page>
  );
}

type Shown = 'open' | 'excluded' | 'all';
const all = '*';

function Room({ data }: { readonly data: Quality }) {
  const { t, w, number } = useWords();
  const words = useTableWords();
  const study = useStudyId();
  const [shown, setShown] = useState<Shown>('open');
  const [kind, setKind] = useState<FlagKind | null>(null);
  const [judging, setJudging] = useState<string | null>(null);
  const rows = data.doubts.filter(
    (d) =>
      (shown === 'all' || d.excluded === (shown === 'excluded')) && (kind === null || d.flags.some((flag) => flag.kind === kind)),
  );
  const names = new Map(data.schools.map((s) => [s.id, s.name ?? s.id]));
  const labels = new Map(data.waves.map((one) => [one.id, one.label]));
  const titles = new Map(data.instruments.map((i) => [i.id, w(i.title)]));
  const open = data.doubts.find((d) => d.response === judging);
  const short = (doubt: Doubt) => doubt.response.slice(0, 8);
  const columns: Column<Doubt>[] = [
    {
      key: 'response',
      title: t('quality.response'),
      head: true,
      cell: (d) => (
        <Anchor
          component="button"
          type="button"
          className={styles.id}
          aria-label={t('quality.look', { id: short(d) })}
          onClick={() => setJudging(d.response)}
        >
          {short(d)}
        </Anchor>
      ),
    },
    { key: 'flags', title: t('quality.flags'), sort: (d) => d.flags.length, cell: (d) => <Flags doubt={d} /> },
    {
      key: 'school',
      title: t('quality.school'),
      sort: (d) => names.get(d.school) ?? d.school,
      cell: (d) => names.get(d.school) ?? d.school,
    },
    { key: 'wave', title: t('quality.wave'), sort: (d) => d.wave, cell: (d) => labels.get(d.wave) ?? d.wave },
    {
      key: 'instrument',
      title: t('quality.instrument'),
      sort: (d) => d.instrument,
      cell: (d) => titles.get(d.instrument) ?? d.instrument,
    },
    { key: 'state', title: t('quality.state'), cell: (d) => <State doubt={d} /> },
  ];
  return (
    <>
      <Text mb="lg">
        {t('quality.summary', {
          doubts: number(data.doubts.length),
          n: number(data.responses),
          excluded: number(data.doubts.filter((d) => d.excluded).length),
        })}
      </Text>
      <Group gap="md" mb="md" align="flex-end">
        <SegmentedControl
          aria-label={t('quality.only')}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={[
            { value: 'open', label: t('quality.open') },
            { value: 'excluded', label: t('quality.excludedOnly') },
            { value: 'all', label: t('quality.everything') },
          ]}
        />
        <Select
          aria-label={t('quality.kinds')}
          value={kind ?? all}
          onChange={(value) => setKind(flagKinds.find((one) => one === value) ?? null)}
          data={[
            { value: all, label: t('quality.allKinds') },
            ...flagKinds.map((one) => ({ value: one, label: t(`quality.kind.${one}`) })),
          ]}
          allowDeselect={false}
        />
      </Group>
      {rows.length === 0 ? (
        <Text c="dimmed">{t('quality.noneLeft')}</Text>
      ) : (
        <DataTable
          caption={t('quality.list')}
          captionHidden
          words={words}
          rows={rows}
          rowKey={(d) => d.response}
          columns={columns}
          portion={100}
        />
      )}
      <Text mt="lg">
        {t('quality.withWithout')}{' '}
        <Anchor component={Link} to={`/studies/${study}/results`}>
          {t('quality.withWithoutLink')}
        </Anchor>
      </Text>
      <Kinds data={data} />
      {open && (
        <Judge
          key={open.response}
          doubt={open}
          schoolOf={(id) => names.get(id) ?? id}
          onLook={setJudging}
          onClose={() => setJudging(null)}
        />
      )}
    </>
  );
}

function Flags({ doubt }: { readonly doubt: Doubt }) {
  const { t } = useWords();
  const kinds = [...new Set(doubt.flags.map((flag) => flag.kind))];
  return <>{kinds.map((kind) => t(`quality.kind.${kind}`)).join(', ')}</>;
}

function State({ doubt }: { readonly doubt: Doubt }) {
  const { t } = useWords();
  const last = doubt.decisions.at(-1);
  if (!doubt.excluded || !last) return <span className={styles.state}>{t('quality.counting')}</span>;
  return <span className={styles.excluded}>{t('quality.isExcluded', { reason: t(`quality.reason.${last.reason}`) })}</span>;
}
