/** All studies: one block each, the newest first; the empty list says what to do. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { StudySummary } from '../../../server/studies/contract.ts';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useRole } from '../parts/useRole.ts';
import { WaveState } from '../parts/WaveState.tsx';
import { studiesQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import { RemoveStudy } from './RemoveStudy.tsx';
import styles from './StudiesPage.module.css';

export function StudiesPage() {
  const { t } = useWords();
  const studies = useQuery(studiesQuery);
  // an assistant is invited to studies and makes none
  const mayMake = useRole() === 'researcher';
  const toImport = mayMake && (
    <>
      <Button component={Link} to="/new">
        {t('newStudy.title')}
      </Button>
      <Button component={Link} to="/import" variant="default">
        {t('studies.import')}
      </Button>
    </>
  );
  const some = (studies.data?.studies.length ?? 0) > 0;
  return (
    <Page title={t('studies.title')} beside={some && toImport}>
      <Loaded query={studies}>
        {(data) =>
          data.studies.length === 0 ? (
            <Empty title={t('studies.empty')} action={mayMake && <Group gap="sm">{toImport}</Group>}>
              <Text>{mayMake ? t('studies.emptyWhat') : t('studies.emptyInvited')}</Text>
              {mayMake && (
                <Text mt="xs" c="dimmed">
                  {t('studies.emptyDemo')}
                </Text>
              )}
            </Empty>
          ) : (
            <ul className={styles.list}>
              {data.studies
                .toSorted(
                  (a, b) => Number(a.archived ?? false) - Number(b.archived ?? false) || b.importedAt.localeCompare(a.importedAt),
                )
                .map((study) => (
                  <StudyBlock key={study.id} study={study} />
                ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function StudyBlock({ study }: { readonly study: StudySummary }) {
  const { t, w, day } = useWords();
  const [asking, setAsking] = useState(false);
  const mayRemove = useRole(study.id) === 'researcher' && study.synthetic;
  const counts = [
    t('studies.schools', { count: study.schools }),
    t('studies.people', { count: study.people }),
    t('studies.responses', { count: study.responses }),
  ];
  return (
    <li className={styles.study}>
      <div>
        <Title order={2} className={styles.title}>
          <Link to={`/studies/${study.id}`}>{w(study.title)}</Link>
          {study.synthetic && <span className={styles.synthetic}>{t('app.synthetic')}</span>}
          {study.archived && <span className={styles.synthetic}>{t('studies.archived')}</span>}
        </Title>
        <Text className="tabular" mt={4}>
          {counts.join(' · ')}
        </Text>
        {study.waves.length > 0 && (
          <ul className={styles.waves} aria-label={t('studies.waves')}>
            {study.waves.map((wave) => (
              <li key={wave.id}>
                <span className={styles.wave}>{wave.label}</span> <WaveState state={wave.state} />
              </li>
            ))}
          </ul>
        )}
        <Text size="sm" c="dimmed" mt={6}>
          {t('studies.imported', { date: day(study.importedAt) })}
          {study.synthetic && ` · ${t('app.syntheticWhy')}`}
        </Text>
      </div>
      {mayRemove && (
        <Button
          variant="default"
          aria-label={t('studies.removeLabel', { title: w(study.title) })}
          onClick={() => setAsking(true)}
        >
          {t('studies.remove')}
        </Button>
      )}
      {mayRemove && <RemoveStudy study={study} opened={asking} onClose={() => setAsking(false)} />}
    </li>
  );
}
