/** How many answered at a school, wave by wave; never who. */
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SchoolResponse } from '../../../server/mine/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { type Speech, useWords } from '../words.ts';
import { mySchoolQuery } from './queries.ts';

type Wave = SchoolResponse['waves'][number];
type Instrument = Wave['instruments'][number];
type Functions = Wave['functions'][number];

export interface SchoolCountsProps {
  readonly study: string;
  readonly school: string;
  /** until the school's name is known */
  readonly title: string;
  readonly back?: ReactNode;
}

export function SchoolCounts({ study, school, title, back }: SchoolCountsProps) {
  const { t } = useWords();
  const response = useQuery(mySchoolQuery(study, school));
  return (
    <Page title={response.data?.school.name ?? title} intro={t('mine.what')} beside={back}>
      <Loaded query={response}>
        {({ waves }) => (
          <>
            {waves.length === 0 && <Empty title={t('mine.noWaves')}>{t('mine.noWavesWhat')}</Empty>}
            {waves.map((wave) => (
              <WaveCounts key={wave.id} wave={wave} />
            ))}
            {waves.some((w) => w.instruments.some((i) => i.submitted === null)) && (
              <Text size="sm" c="dimmed" mt="lg" maw="46rem">
                {t('mine.hiddenWhat')}
              </Text>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** When it runs, in a sentence. */
function when(wave: Wave, { t, day }: Speech): string {
  if (wave.state === 'closed') return t('mine.closed');
  if (wave.state === 'open') return wave.closes === null ? t('mine.open') : t('mine.openTo', { day: day(wave.closes) });
  return wave.opens === null ? t('mine.planned') : t('mine.plannedFrom', { day: day(wave.opens) });
}

function WaveCounts({ wave }: { readonly wave: Wave }) {
  const speech = useWords();
  const { t, w, number, code } = speech;
  const words = useTableWords();
  const shown = (value: number | null) =>
    value === null ? (
      <Text span size="sm" c="dimmed">
        {t('mine.hidden')}
      </Text>
    ) : (
      number(value)
    );
  const columns: Column<Instrument>[] = [
    { key: 'title', title: t('mine.questionnaire'), head: true, cell: (i) => w(i.title) },
    { key: 'due', title: t('mine.asked'), numeric: true, cell: (i) => number(i.due) },
    { key: 'started', title: t('mine.started'), numeric: true, cell: (i) => shown(i.started) },
    { key: 'submitted', title: t('mine.done'), numeric: true, cell: (i) => shown(i.submitted) },
  ];
  const names = ({ functions }: Functions) => {
    const all = functions.map((f) => code('function', f)).join(', ');
    return functions.length > 1 ? t('mine.and', { names: all }) : all;
  };
  const byFunction: Column<Functions>[] = [
    { key: 'function', title: t('mine.function'), head: true, cell: names },
    { key: 'due', title: t('mine.asked'), numeric: true, cell: (f) => number(f.due) },
    { key: 'finished', title: t('mine.done'), numeric: true, cell: (f) => number(f.finished) },
    { key: 'rate', title: t('mine.rate'), numeric: true, cell: (f) => `${Math.round((100 * f.finished) / f.due)} %` },
  ];
  return (
    <section style={{ marginTop: '1.75rem' }}>
      <Title order={2} size="h3">
        {wave.label}
      </Title>
      <Text c="dimmed" mb="sm">
        {when(wave, speech)}
      </Text>
      {wave.instruments.length === 0 ? (
        <Text>{t('mine.none')}</Text>
      ) : (
        wave.state !== 'planned' && (
          <DataTable
            caption={wave.label}
            captionHidden
            columns={columns}
            rows={wave.instruments}
            rowKey={(i) => i.instrument}
            words={words}
          />
        )
      )}
      {wave.functions.length > 0 && (
        <div style={{ marginTop: '1rem' }}>
          <DataTable
            caption={t('mine.byFunction')}
            columns={byFunction}
            rows={wave.functions}
            rowKey={(f) => f.functions.join(' ')}
            words={words}
          />
        </div>
      )}
    </section>
  );
}
