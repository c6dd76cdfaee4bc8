/** Off to the institution to sign in there. */
import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { useWords } from '../words.ts';
import { keepWay } from './rules.ts';

export interface InstitutionButtonProps {
  /** where the person is going */
  readonly to: string;
  /** is signed in, and shows once more who they are */
  readonly again?: boolean;
}

export function InstitutionButton({ to, again = false }: InstitutionButtonProps) {
  const { t, refusal } = useWords();
  const leave = useMutation({
    mutationFn: () => call('POST /api/session/oidc/start', { body: again ? { again } : {} }),
    onSuccess: ({ address, transaction }) => {
      keepWay({ transaction, to });
      window.location.assign(address);
    },
  });
  return (
    <>
      {leave.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(leave.error)}
        </Text>
      )}
      <BusyButton variant="default" size="md" loading={leave.isPending} onClick={() => leave.mutate()}>
        {again ? t('prove.institutionDo') : t('signIn.institution')}
      </BusyButton>
    </>
  );
}
