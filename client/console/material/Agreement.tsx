/** κ per theme, once results may be seen. */
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AgreementRow } from '../../../server/evidence/contract.ts';
import { Refused } from '../../lib/call.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Material.module.css';
import { jointQuery } from './queries.ts';

/** below this coders discuss the theme (domain.md §4.7) */
const wanted = 0.6;

export function Agreement({ study }: { readonly study: string }) {
  const { t, language } = useWords();
  const joint = useQuery(jointQuery(study, language));
  const closed = joint.error instanceof Refused && joint.error.code === 'selectionNotFrozen';
  return (
    <section className={styles.section}>
      <Title order={2}>{t('agreement.title')}</Title>
      <Text mt="xs" mb="md" maw="68ch" c="dimmed">
        {t(closed ? 'agreement.closed' : 'agreement.what')}
      </Text>
      {joint.data ? (
        joint.data.agreement.length === 0 ? (
          <Text>{t('agreement.none')}</Text>
        ) : (
          <Rows rows={joint.data.agreement} />
        )
      ) : closed ? null : joint.isError ? (
        <Failed error={joint.error} retry={() => void joint.refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly AgreementRow[] }) {
  const { t, w, number, language } = useWords();
  const words = useTableWords();
  const two = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const columns: Column<AgreementRow>[] = [
    { key: 'theme', title: t('agreement.theme'), head: true, cell: (r) => (r.words ? w(r.words) : t('agreement.all')) },
    { key: 'units', title: t('agreement.units'), numeric: true, cell: (r) => number(r.units) },
    {
      key: 'kappa',
      title: t('agreement.kappa'),
      numeric: true,
      sort: (r) => r.kappa,
      cell: (r) =>
        r.kappa === null
          ? t('agreement.notDefined')
          : r.kappa < wanted
            ? `${two.format(r.kappa)} (${t('agreement.discuss')})`
            : two.format(r.kappa),
    },
    {
      key: 'interval',
      title: t('agreement.interval'),
      numeric: true,
      cell: (r) => (r.lower === null || r.upper === null ? '–' : `${two.format(r.lower)} … ${two.format(r.upper)}`),
    },
    {
      key: 'same',
      title: t('agreement.same'),
      numeric: true,
      cell: (r) => (r.agreement === null ? '–' : `${number(Math.round(r.agreement * 100))} %`),
    },
  ];
  return (
    <DataTable caption={t('agreement.title')} captionHidden columns={columns} rows={rows} rowKey={(r) => r.theme} words={words} />
  );
}
