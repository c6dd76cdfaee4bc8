/** The report, computed now from the answers: the same sections and figures as report.html. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ReportWords, ReportView } from '../../ui/report/ReportView.tsx';
import { hrefOf } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { resultsQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';

export function ResultsPage() {
  const { t, language } = useWords();
  const study = useStudyId();
  const results = useQuery(resultsQuery(study, language));
  const words = useMemo<ReportWords>(
    () => ({
      contents: t('results.contents'),
      caution: t('results.caution'),
      colophon: t('results.colophon'),
      saveFigure: t('results.svg'),
      saveFigureOf: (title) => t('results.svgOf', { title }),
    }),
    [t],
  );
  const zip = hrefOf('GET /api/studies/:study/results.zip', { params: { study }, query: { language } });
  const some = (results.data?.sections.length ?? 0) > 0;
  return (
    <Page
      title={t('nav.results')}
      within={useStudyTitle()}
      beside={
        some && (
          <>
            <Button variant="default" onClick={() => void results.refetch()} loading={results.isFetching}>
              {t('results.refresh')}
            </Button>
            <Button component="a" href={zip} download>
              {t('results.zip')}
            </Button>
          </>
        )
      }
      intro={some && t('results.zipWhat')}
    >
      <Loaded query={results} waiting={t('results.computing')}>
        {(report) =>
          report.sections.length === 0 ? (
            <Empty title={t('results.empty')}>{t('results.emptyWhat')}</Empty>
          ) : (
            <ReportView report={report} words={words} />
          )
        }
      </Loaded>
    </Page>
  );
}
