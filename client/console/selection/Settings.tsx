/** The model and k of the selection, as long as they can still be chosen. */
import { NumberInput, Radio, Text, Title } from '@mantine/core';
import { useIsFetching } from '@tanstack/react-query';
import { useState } from 'react';
import type { SelectionView } from '../../../server/contrast/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import type { Question } from './query.ts';
import styles from './Selection.module.css';

export function Settings({ view, onAsk }: { readonly view: SelectionView; readonly onAsk: (question: Question) => void }) {
  const { t, number } = useWords();
  const study = useStudyId();
  const computing = useIsFetching({ queryKey: ['study', study, 'selection'] }) > 0;
  const [model, setModel] = useState(view.model);
  const [k, setK] = useState<number>(view.kAsked);
  const mixed = view.models.includes('mixed');
  return (
    <section aria-labelledby="selection-settings">
      <Title order={2} size="h3" id="selection-settings">
        {t('selection.settings')}
      </Title>
      <form
        className={styles.settings}
        onSubmit={(event) => {
          event.preventDefault();
          onAsk({ model, k });
        }}
      >
        <Radio.Group
          label={t('selection.model')}
          {...(mixed ? {} : { description: t('selection.mixedMissing') })}
          value={model}
          onChange={(value) => setModel(value === 'mixed' ? 'mixed' : 'twoStage')}
        >
          <div className={styles.options}>
            <Radio value="twoStage" label={t('selection.modelTwoStage')} />
            <Radio value="mixed" label={t('selection.modelMixed')} disabled={!mixed} />
          </div>
        </Radio.Group>
        <NumberInput
          label={t('selection.k')}
          {...(view.kHighest >= view.kLowest
            ? { description: t('selection.kWhat', { lowest: number(view.kLowest), highest: number(view.kHighest) }) }
            : {})}
          value={k}
          onChange={(value) => setK(typeof value === 'number' ? value : view.kAsked)}
          min={1}
          max={500}
          allowDecimal={false}
          allowNegative={false}
          className={styles.k}
        />
        <BusyButton type="submit" variant="default" loading={computing}>
          {t('selection.compute')}
        </BusyButton>
      </form>
      {view.closed && (
        <Text className={styles.measure} mt="md">
          {t('selection.closedWhat')}
        </Text>
      )}
    </section>
  );
}
