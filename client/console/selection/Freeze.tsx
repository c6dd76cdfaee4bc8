/** What freezing does, in plain words, and the question that comes before it. */
import { Button, Checkbox, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SelectionView } from '../../../server/contrast/contract.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { call } from '../api.ts';
import { queryClient } from '../queries.ts';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Selection.module.css';

export function Freeze({ view }: { readonly view: SelectionView }) {
  const { t, number, refusal } = useWords();
  const study = useStudyId();
  const [asking, setAsking] = useState(false);
  const [understood, setUnderstood] = useState(false);
  const again = () => queryClient.invalidateQueries({ queryKey: ['study', study] });
  const freeze = useMutation({
    mutationFn: () =>
      call('POST /api/studies/:study/selection/freeze', {
        params: { study },
        body: { model: view.model, k: view.kAsked, inputHash: view.inputHash },
      }),
    onSuccess: async () => {
      setAsking(false);
      notifications.show({ title: t('selection.done'), message: t('selection.doneWhat'), color: 'petrol' });
      await again();
    },
    // the data moved, or somebody else was first: show how it is now
    onError: () => void again(),
  });
  const open = () => {
    setUnderstood(false);
    freeze.reset();
    setAsking(true);
  };
  const model = t(view.model === 'mixed' ? 'selection.modelMixed' : 'selection.modelTwoStage').toLocaleLowerCase();
  return (
    <section aria-labelledby="selection-freeze" className={styles.freeze}>
      <Title order={2} size="h3" id="selection-freeze">
        {t('selection.freezeTitle')}
      </Title>
      <Text className={styles.measure} mt={4}>
        {t('selection.freezeWhat')}
      </Text>
      <Button mt="md" onClick={open}>
        {t('selection.freeze')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('selection.freezeAsk')}
        yes={t('selection.freezeYes')}
        no={t('app.cancel')}
        close={t('app.close')}
        busy={freeze.isPending}
        disabled={!understood}
        onYes={() => freeze.mutate()}
        onNo={() => setAsking(false)}
      >
        <Text>{t('selection.freezeConfirm', { k: number(view.k), model })}</Text>
        <Checkbox
          mt="md"
          label={t('selection.freezeUnderstood')}
          checked={understood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
        {freeze.isError && (
          <Text role="alert" c="var(--mantine-color-error)" mt="sm">
            {t('selection.freezeFailed')}. {refusal(freeze.error)}
          </Text>
        )}
      </ConfirmDialog>
    </section>
  );
}
