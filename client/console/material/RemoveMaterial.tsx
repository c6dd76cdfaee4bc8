/** Taking a text away, after a question. */
import { Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Evidence } from '../../../server/evidence/contract.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { call } from '../api.ts';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Material.module.css';
import { evidenceQuery } from './queries.ts';

export interface RemoveMaterialProps {
  readonly study: string;
  readonly material: Evidence['units'][number]['materials'][number];
}

export function RemoveMaterial({ study, material: { id, title } }: RemoveMaterialProps) {
  const { t, refusal } = useWords();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => call('DELETE /api/studies/:study/materials/:material', { params: { study, material: id } }),
    onSuccess: async () => {
      setAsking(false);
      notifications.show({ message: t('material.removed'), color: 'petrol' });
      await queryClient.invalidateQueries({ queryKey: evidenceQuery(study).queryKey });
    },
  });
  return (
    <>
      <UnstyledButton className={styles.remove} aria-label={t('material.removeLabel', { title })} onClick={() => setAsking(true)}>
        {t('material.remove')}
      </UnstyledButton>
      <ConfirmDialog
        opened={asking}
        title={t('material.removeTitle')}
        yes={t('material.remove')}
        no={t('app.cancel')}
        close={t('app.close')}
        grave
        busy={remove.isPending}
        onYes={() => remove.mutate()}
        onNo={() => setAsking(false)}
      >
        <Text>{t('material.removeWhat', { title })}</Text>
        {remove.isError && (
          <Text role="alert" c="var(--mantine-color-error)" mt="sm">
            {t('material.removeFailed')}. {refusal(remove.error)}
          </Text>
        )}
      </ConfirmDialog>
    </>
  );
}
