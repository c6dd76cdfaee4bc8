/** The schools that somebody is there for; with one school, that school at once. */
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import styles from '../studies/StudiesPage.module.css';
import { useWords } from '../words.ts';
import { mySchoolsQuery } from './queries.ts';
import { SchoolCounts } from './SchoolCounts.tsx';

export function MySchoolsPage() {
  const { t, w } = useWords();
  const mine = useQuery(mySchoolsQuery);
  const all = mine.data?.studies.flatMap((s) => s.schools.map((school) => ({ study: s.study, school: school.id })));
  const [only, more] = all ?? [];
  if (only && !more) return <SchoolCounts {...only} title={t('mine.titleOne')} />;
  return (
    <Page title={t('mine.title')} intro={t('mine.what')}>
      <Loaded query={mine}>
        {({ studies }) =>
          !only ? (
            <Empty title={t('mine.empty')}>{t('mine.emptyWhat')}</Empty>
          ) : (
            <ul className={styles.list}>
              {studies.map((study) => (
                <li key={study.study} className={styles.study}>
                  <div>
                    <Title order={2} className={styles.title}>
                      {w(study.title)}
                      {study.synthetic && <span className={styles.synthetic}>{t('app.synthetic')}</span>}
                    </Title>
                    <Text size="sm" c="dimmed">
                      {t('mine.as', { role: t(`app.role.${study.role}`) })}
                    </Text>
                    <ul style={{ listStyle: 'none', margin: '0.5rem 0 0', padding: 0 }}>
                      {study.schools.map((school) => (
                        <li key={school.id}>
                          <Link to={`/my-schools/${study.study}/${school.id}`}>{school.name ?? school.id}</Link>
                        </li>
                      ))}
                    </ul>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
