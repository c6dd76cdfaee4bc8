/** Removing a synthetic study: one click, one question that says what goes and how to get it back. */
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import type { StudySummary } from '../../../server/studies/contract.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { call } from '../api.ts';
import { queryClient, studiesQuery } from '../queries.ts';
import { useWords } from '../words.ts';

export interface RemoveStudyProps {
  readonly study: StudySummary;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function RemoveStudy({ study, opened, onClose }: RemoveStudyProps) {
  const { t, w, refusal } = useWords();
  const title = w(study.title);
  const remove = useMutation({
    mutationFn: () => call('DELETE /api/studies/:study', { params: { study: study.id } }),
    onSuccess: async () => {
      onClose();
      notifications.show({ title: t('studies.removed', { title }), message: t('studies.removedWhat'), color: 'petrol' });
      queryClient.removeQueries({ queryKey: ['study', study.id] });
      await queryClient.invalidateQueries({ queryKey: studiesQuery.queryKey });
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={t('studies.removeTitle')}
      yes={t('studies.removeDo')}
      no={t('app.cancel')}
      close={t('app.close')}
      grave
      busy={remove.isPending}
      onYes={() => remove.mutate()}
      onNo={onClose}
    >
      <Text>{t('studies.removeWhat', { title })}</Text>
      {remove.isError && (
        <Text role="alert" c="var(--mantine-color-error)" mt="sm">
          {t('studies.removeFailed')}. {refusal(remove.error)}
        </Text>
      )}
    </ConfirmDialog>
  );
}
