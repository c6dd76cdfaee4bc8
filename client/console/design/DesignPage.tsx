/** The design of a study: what is asked when and of whom, what it means to change it, and what was changed. */
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DesignView } from '../../../server/design/contract.ts';
import { Page } from '../parts/Page.tsx';
import { Loaded } from '../parts/states.tsx';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { Archive } from './Archive.tsx';
import { Burden } from './Burden.tsx';
import { Changing, useChanging } from './Changing.tsx';
import { Comparison } from './Comparison.tsx';
import styles from './Design.module.css';
import { Grid } from './Grid.tsx';
import { History } from './History.tsx';
import { Limits } from './Limits.tsx';
import { designQuery } from './queries.ts';
import { Schools } from './Schools.tsx';
import { Versions } from './Versions.tsx';
import { WaveCards } from './WaveCards.tsx';

export function DesignPage() {
  const { t } = useWords();
  const design = useQuery(designQuery(useStudyId()));
  return (
    <Page title={t('nav.design')} within={useStudyTitle()} intro={<Text maw="72ch">{t('design.what')}</Text>}>
      <Loaded query={design}>{(data) => <Design design={data} />}</Loaded>
    </Page>
  );
}

function Design({ design }: { readonly design: DesignView }) {
  const { t } = useWords();
  const locked = design.waves.filter((w) => w.locked).map((w) => w.label);
  return (
    <Changing design={design}>
      {design.archived ? (
        <Away />
      ) : (
        <>
          {design.waves.length > 0 && (
            <Text className={styles.lock}>
              {locked.length > 0 ? t('design.locked', { waves: locked.join(', ') }) : t('design.free')}
            </Text>
          )}
          <WaveCards design={design} />
          <Grid design={design} />
          {design.versions.length > 0 && <Versions design={design} />}
          {design.burden.length > 0 && <Burden design={design} />}
          <Limits design={design} />
          <Comparison design={design} />
          <Schools design={design} />
          <Archive design={design} />
        </>
      )}
      <History design={design} />
    </Changing>
  );
}

function Away() {
  const { t } = useWords();
  const { change, busy } = useChanging();
  return (
    <>
      <Text className={styles.lock}>{t('design.away')}</Text>
      <Button mt="md" disabled={busy} onClick={() => change([{ op: 'bringBackStudy' }])}>
        {t('design.studyBack')}
      </Button>
    </>
  );
}
