/** The report, computed now from the answers: the same sections and figures as report.html. */
import { Button } from '@mantine/core';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { notifications } from '@mantine/notifications';
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
  const { t, language, refusal } = useWords();
  const study = useStudyId();
  const results = useQuery(resultsQuery(study, language));
  const words = useMemo<ReportWords>(
    () => ({
      contents: t('results.contents'),
      caution: t('results.caution'),
      colophon: t('results.colophon'),
      saveSvg: t('results.svg'),
      saveSvgOf: (title) => t('results.svgOf', { title }),
      savePng: t('results.png'),
      savePngOf: (title) => t('results.pngOf', { title }),
      pngFailed: t('results.pngFailed'),
    }),
    [t],
  );
  /** the figures that stand there stay when computing again fails, so that has to be said */
  const again = async () => {
    const { error } = await results.refetch();
    if (error)
      notifications.show({ title: t('results.refreshFailed'), message: refusal(error), color: 'clay', autoClose: false });
  };
  const zip = hrefOf('GET /api/studies/:study/results.zip', { params: { study }, query: { language } });
  const some = (results.data?.sections.length ?? 0) > 0;
  return (
    <Page
      title={t('nav.results')}
      within={useStudyTitle()}
      beside={
        some && (
          <>
            <BusyButton variant="default" onClick={() => void again()} loading={results.isFetching}>
              {t('results.refresh')}
            </BusyButton>
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
            <ReportView report={report} words={words} study={study} />
          )
        }
      </Loaded>
    </Page>
  );
}
