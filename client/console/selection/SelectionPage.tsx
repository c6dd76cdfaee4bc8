/** Choosing the schools that are compared, and freezing the choice. */
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SelectionView } from '../../../server/contrast/contract.ts';
import { SafeSvg } from '../../ui/report/SafeSvg.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { LoadedHeavy } from '../jobs/Computing.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty } from '../parts/states.tsx';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { Freeze } from './Freeze.tsx';
import { Frozen } from './Frozen.tsx';
import { type Question, selectionKey, selectionQuery } from './query.ts';
import { SchoolTable } from './SchoolTable.tsx';
import styles from './Selection.module.css';
import { Settings } from './Settings.tsx';

export function SelectionPage() {
  const { t, language } = useWords();
  const study = useStudyId();
  const [question, setQuestion] = useState<Question>({});
  const selection = useQuery(selectionQuery(study, language, question));
  return (
    <Page title={t('nav.selection')} within={useStudyTitle()} intro={t('selection.intro')}>
      <LoadedHeavy
        query={selection}
        study={study}
        queryKey={selectionKey(study, language, question)}
        what={t('selection.computing')}
      >
        {(view) =>
          view.refused === 'noAchievement' && view.schools.length === 0 && view.frozen === null ? (
            <Empty title={t('selection.empty')}>{t('selection.emptyWhat')}</Empty>
          ) : (
            <Chosen view={view} onAsk={setQuestion} />
          )
        }
      </LoadedHeavy>
    </Page>
  );
}

function Chosen({ view, onAsk }: { readonly view: SelectionView; readonly onAsk: (question: Question) => void }) {
  const { t, number } = useWords();
  const share = (value: number | null) => number(Math.round(100 * (value ?? 0)));
  return (
    <div className={styles.room}>
      {view.frozen ? <Frozen view={view} frozen={view.frozen} /> : <Settings view={view} onAsk={onAsk} />}
      {view.refused !== null && view.frozen === null && (
        <Text className={styles.caution}>{t(`selection.refused.${view.refused}`)}</Text>
      )}
      {view.shareTop !== null && view.shareBottom !== null && (
        <Text className={styles.measure}>
          {t('selection.sure', { k: number(view.k), top: share(view.shareTop), bottom: share(view.shareBottom) })}
        </Text>
      )}
      {view.warnings.length > 0 && (
        <section aria-labelledby="selection-warnings">
          <Title order={2} size="h3" id="selection-warnings">
            {t('selection.warnings')}
          </Title>
          <ul className={styles.warnings}>
            {view.warnings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      )}
      {view.frozen === null && view.refused === null && <Freeze view={view} />}
      {view.figure && (
        <section aria-labelledby="selection-picture">
          <Title order={2} size="h3" id="selection-picture">
            {t('selection.picture')}
          </Title>
          <Text className={styles.measure} mt={4}>
            {view.figure.description}
          </Text>
          <ScrollRegion label={t('selection.picture')}>
            <SafeSvg svg={view.figure.svg} className={styles.picture} />
          </ScrollRegion>
        </section>
      )}
      <SchoolTable schools={view.schools} />
    </div>
  );
}
