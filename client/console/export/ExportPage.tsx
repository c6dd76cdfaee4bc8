/** Taking the study along: without names for everybody's use, with names only after a question. */
import { Button, Checkbox, Text, Title } from '@mantine/core';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { download } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Export.module.css';

export function ExportPage() {
  const { t, refusal } = useWords();
  const study = useStudyId();
  const [asking, setAsking] = useState(false);
  const [understood, setUnderstood] = useState(false);
  const done = () => notifications.show({ message: t('export.done'), color: 'petrol' });
  const safe = useMutation({
    mutationFn: () => download('GET /api/studies/:study/export.zip', { params: { study } }, `${study}.zip`),
    onSuccess: done,
  });
  const named = useMutation({
    mutationFn: () =>
      download('POST /api/studies/:study/export-with-identities.zip', { params: { study } }, `${study}-with-names.zip`),
    onSuccess: () => {
      close();
      done();
    },
  });
  const close = () => {
    setAsking(false);
    setUnderstood(false);
    named.reset();
  };
  return (
    <Page title={t('export.title')} within={useStudyTitle()}>
      <section className={styles.way}>
        <Title order={2}>{t('export.safe')}</Title>
        <Text mt="xs">{t('export.safeWhat')}</Text>
        <Text mt="xs" c="dimmed">
          {t('export.safeNote')}
        </Text>
        {safe.isError && (
          <Text role="alert" c="var(--mantine-color-error)" mt="sm">
            {t('download.failed')}. {refusal(safe.error)}
          </Text>
        )}
        <BusyButton mt="md" onClick={() => safe.mutate()} loading={safe.isPending}>
          {t('export.safeDo')}
        </BusyButton>
      </section>
      <section className={styles.way}>
        <Title order={2}>{t('export.named')}</Title>
        <Text mt="xs">{t('export.namedWhat')}</Text>
        <Button mt="md" variant="default" onClick={() => setAsking(true)}>
          {t('export.namedDo')}
        </Button>
      </section>
      <ConfirmDialog
        opened={asking}
        title={t('export.namedTitle')}
        yes={t('export.namedYes')}
        no={t('app.cancel')}
        close={t('app.close')}
        grave
        disabled={!understood}
        busy={named.isPending}
        onYes={() => named.mutate()}
        onNo={close}
      >
        <Text>{t('export.namedConfirm')}</Text>
        <Checkbox
          mt="md"
          label={t('export.namedUnderstood')}
          checked={understood}
          onChange={(e) => setUnderstood(e.currentTarget.checked)}
        />
        {named.isError && (
          <Text role="alert" c="var(--mantine-color-error)" mt="sm">
            {t('download.failed')}. {refusal(named.error)}
          </Text>
        )}
      </ConfirmDialog>
    </Page>
  );
}
