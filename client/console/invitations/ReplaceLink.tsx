/** Replaces a link that went to the wrong person. */
import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { call } from '../api.ts';
import { useWords } from '../words.ts';
import { type Invitation, nameOf } from './invitation.ts';

export interface ReplaceLinkProps {
  readonly study: string;
  readonly invitation: Invitation;
  readonly onClose: () => void;
  readonly onLink: (link: string) => void;
}

export function ReplaceLink({ study, invitation, onClose, onLink }: ReplaceLinkProps) {
  const { t, refusal } = useWords();
  const name = nameOf(invitation);
  const replace = useMutation({
    mutationFn: () =>
      call('POST /api/studies/:study/invitations/:invitation/replace', { params: { study, invitation: invitation.id } }),
    onSuccess: ({ link }) => {
      onClose();
      onLink(link);
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t('invitations.replaceTitle', { name })}
      yes={t('invitations.replaceDo')}
      no={t('app.cancel')}
      close={t('app.close')}
      busy={replace.isPending}
      onYes={() => replace.mutate()}
      onNo={onClose}
    >
      <Text>{t('invitations.replaceWhat')}</Text>
      {replace.isError && (
        <Text role="alert" c="var(--mantine-color-error)" mt="sm">
          {t('invitations.replaceFailed')}. {refusal(replace.error)}
        </Text>
      )}
    </ConfirmDialog>
  );
}
