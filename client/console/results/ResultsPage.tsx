/** The report, computed now from the answers: the same sections and figures as report.html. */
import { Button, Text, Title } from '@mantine/core';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { type ReportWords, ReportView } from '../../ui/report/ReportView.tsx';
import { hrefOf } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { LoadedHeavy } from '../jobs/Computing.tsx';
import { Empty } from '../parts/states.tsx';
import { resultsKey, resultsQuery } from './query.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Results.module.css';

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
      {results.data?.sections.some((one) => one.id === 'closed') && (
        <div className={styles.closed} role="note">
          <Title order={2} size="h4">
            {t('results.closed')}
          </Title>
          <Text>{t('results.closedWhat')}</Text>
          <Button component={Link} to={`/studies/${study}/selection`} variant="default" mt="sm">
            {t('results.toSelection')}
          </Button>
        </div>
      )}
      <LoadedHeavy query={results} study={study} queryKey={resultsKey(study, language)} what={t('results.computing')}>
        {(report) =>
          report.sections.length === 0 ? (
            <Empty title={t('results.empty')}>{t('results.emptyWhat')}</Empty>
          ) : (
            <ReportView report={report} words={words} study={study} />
          )
        }
      </LoadedHeavy>
    </Page>
  );
}
