/** A study at a glance: its waves with the one thing to do, its design, the content of its questionnaires. */
import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { Page } from '../parts/Page.tsx';
import { Loaded } from '../parts/states.tsx';
import { studyQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import { Content } from './Content.tsx';
import { DesignGrid } from './DesignGrid.tsx';
import styles from './Overview.module.css';
import { useStudyId, useStudyTitle } from './StudyRooms.tsx';
import { Waves } from './Waves.tsx';

export function OverviewPage() {
  const { t } = useWords();
  const study = useQuery(studyQuery(useStudyId()));
  return (
    <Page title={t('nav.overview')} within={useStudyTitle()}>
      <Loaded query={study}>{(data) => <Overview study={data} />}</Loaded>
    </Page>
  );
}

function Overview({ study }: { readonly study: StudyOverview }) {
  const { t, day } = useWords();
  // a study that came with data and without waves has nothing to plan any more; a new one has
  const elsewhere = study.responses > 0 || study.hasAchievement;
  const counts = [
    study.schoolsAway === undefined
      ? t('studies.schools', { count: study.schools })
      : t('study.schoolsAway', { schools: t('studies.schools', { count: study.schools }), away: study.schoolsAway }),
    t('studies.people', { count: study.people }),
    t('studies.responses', { count: study.responses }),
    ...(study.hasNetwork ? [t('study.hasNetwork')] : []),
    ...(study.hasAchievement ? [t('study.hasAchievement')] : []),
  ];
  return (
    <>
      <Text className="tabular">{counts.join(' · ')}</Text>
      <Text c="dimmed" size="sm" mt={4} maw="80ch" style={{ textWrap: 'pretty' }}>
        {/* of made-up data the last sentence says where they are from, in the language of the reader */}
        {study.source && !study.synthetic && `${t('study.source')}: ${study.source}. `}
        {t('studies.imported', { date: day(study.importedAt) })}.{study.synthetic && ` ${t('app.syntheticWhy')}`}
      </Text>

      <section className={styles.section} aria-labelledby="waves">
        <Title order={2} id="waves">
          {t('study.waves')}
        </Title>
        {study.waves.length > 0 ? (
          <Waves study={study} />
        ) : (
          <>
            <Text>{t(elsewhere ? 'study.noWaves' : 'study.wavesFirst')}</Text>
            {!elsewhere && (
              <Button mt="sm" variant="default" component={Link} to={`/studies/${study.id}/design`}>
                {t('study.toDesign')}
              </Button>
            )}
          </>
        )}
      </section>

      <section className={styles.section} aria-labelledby="design">
        <Title order={2} id="design">
          {t('study.grid')}
        </Title>
        {study.grid.length === 0 ? (
          <Text>{t(elsewhere ? 'study.noGrid' : 'study.gridFirst')}</Text>
        ) : (
          <DesignGrid study={study} />
        )}
      </section>

      {study.grid.length > 0 && (
        <section className={styles.section} aria-labelledby="content">
          <Title order={2} id="content">
            {t('study.content')}
          </Title>
          <Text c="dimmed" maw="68ch" mb="sm">
            {t('study.contentWhat')}
          </Text>
          {study.grid.map((row) => (
            <Content key={`${row.instrument}-${row.version}`} row={row} />
          ))}
        </section>
      )}
    </>
  );
}
