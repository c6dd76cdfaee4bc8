/** Where a coder arrives: the studies with work, and how much of it is left. */
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import styles from '../studies/StudiesPage.module.css';
import { useWords } from '../words.ts';
import { codingStudiesQuery } from './queries.ts';

export function CoderHome() {
  const { t, w } = useWords();
  const studies = useQuery(codingStudiesQuery);
  return (
    <Page title={t('coding.studies')}>
      <Loaded query={studies}>
        {(data) =>
          data.studies.length === 0 ? (
            <Empty title={t('coding.studiesNone')}>{t('coding.studiesNoneWhat')}</Empty>
          ) : (
            <ul className={styles.list}>
              {data.studies.map((study) => (
                <li key={study.id} className={styles.study}>
                  <div>
                    <Title order={2} className={styles.title}>
                      <Link to={`/studies/${study.id}/coding`}>{w(study.title)}</Link>
                      {study.synthetic && <span className={styles.synthetic}>{t('app.synthetic')}</span>}
                    </Title>
                    <Text className="tabular" mt={4}>
                      {t('coding.progress', { done: study.done, units: study.units })}
                    </Text>
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
