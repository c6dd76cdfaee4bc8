/** The joint display: a block per factor with numbers, themes, words, and what a person concludes. Closed until the freeze. */
import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { JointRow, JointTheme } from '../../../server/evidence/contract.ts';
import { Refused } from '../../lib/call.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { jointQuery } from '../material/queries.ts';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { Inference } from './Inference.tsx';
import styles from './Joint.module.css';

export function JointPage() {
  const { t, language } = useWords();
  const study = useStudyId();
  const joint = useQuery(jointQuery(study, language));
  const closed = joint.error instanceof Refused && joint.error.code === 'selectionNotFrozen';
  return (
    <Page title={t('nav.jointDisplay')} within={useStudyTitle()} intro={t('joint.what')}>
      {closed ? (
        <Empty
          title={t('joint.closed')}
          action={
            <Button component={Link} to={`/studies/${study}/selection`}>
              {t('joint.toSelection')}
            </Button>
          }
        >
          {t('joint.closedWhat')}
        </Empty>
      ) : (
        <Loaded query={joint} waiting={t('joint.computing')}>
          {(data) => data.rows.map((row) => <Factor key={row.factor} study={study} row={row} />)}
        </Loaded>
      )}
    </Page>
  );
}

type Measure = JointRow['measures'][number];

function Factor({ study, row }: { readonly study: string; readonly row: JointRow }) {
  const { t, w, language } = useWords();
  const words = useTableWords();
  const two = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const three = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const value = (x: number | null) => (x === null ? '–' : two.format(x).replace('-', '\u2212'));
  const p = (x: number | null) => (x === null ? '–' : x < 0.001 ? `< ${three.format(0.001)}` : three.format(x));
  const percent = (x: number) => Math.round(x * 100);
  const of = (group: JointTheme['high']) =>
    group === null
      ? '–'
      : t('joint.ofSchools', { k: group.k, n: group.n, lower: percent(group.lower), upper: percent(group.upper) });
  const factor = w(row.words);
  const measures: Column<Measure>[] = [
    {
      key: 'measure',
      title: t('joint.measure'),
      head: true,
      cell: (m) => `${m.title}, ${m.wave}${m.row === 'change' ? ` (${t('joint.change')})` : ''}`,
    },
    {
      key: 'g',
      title: t('joint.g'),
      numeric: true,
      cell: (m) => (m.hedgesG === null ? '–' : `${value(m.hedgesG)}\u00a0[${value(m.ciLow)};\u00a0${value(m.ciHigh)}]`),
    },
    { key: 'p', title: t('joint.p'), numeric: true, cell: (m) => p(m.pAdjusted) },
    { key: 'r', title: t('joint.r'), numeric: true, cell: (m) => value(m.rAll) },
  ];
  const themes: Column<JointTheme>[] = [
    {
      key: 'theme',
      title: t('joint.theme'),
      head: true,
      cell: ({ count, words: theme }) => t(`joint.${count}`, { theme: w(theme) }),
    },
    { key: 'high', title: t('joint.high'), numeric: true, cell: (r) => of(r.high) },
    { key: 'low', title: t('joint.low'), numeric: true, cell: (r) => of(r.low) },
    { key: 'p', title: t('joint.fisher'), numeric: true, cell: (r) => p(r.p) },
  ];
  return (
    <section className={styles.factor} aria-label={factor}>
      <Title order={2}>{factor}</Title>
      <div className={styles.parts}>
        <div>
          <Title order={3}>{t('joint.numbers')}</Title>
          {row.measures.length === 0 ? (
            <Text c="dimmed">{t('joint.noNumbers')}</Text>
          ) : (
            <DataTable
              caption={t('joint.numbersOf', { factor })}
              captionHidden
              columns={measures}
              rows={row.measures}
              rowKey={(m) => `${m.title} ${m.wave} ${m.row}`}
              words={words}
            />
          )}
        </div>
        <div>
          <Title order={3}>{t('joint.themes')}</Title>
          {row.themes.length === 0 ? (
            <Text c="dimmed">{t('joint.noThemes')}</Text>
          ) : (
            <DataTable
              caption={t('joint.themesOf', { factor })}
              captionHidden
              columns={themes}
              rows={row.themes}
              rowKey={(r) => `${r.theme} ${r.count}`}
              words={words}
            />
          )}
          {row.quotes.length > 0 && (
            <Title order={3} className={styles.quotes ?? ''}>
              {t('joint.quotes')}
            </Title>
          )}
          {row.quotes.map((q) => (
            <figure key={`${q.group} ${q.quote}`} className={styles.quote}>
              <blockquote>{q.quote}</blockquote>
              <figcaption>
                {t(`joint.${q.group}`)}, {t(`evidence.${q.source}`)}, {t(`valence.${q.valence}`)}
              </figcaption>
            </figure>
          ))}
        </div>
      </div>
      <Inference study={study} row={row} />
    </section>
  );
}
