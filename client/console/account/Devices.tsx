/** Signed-in devices, with a way to sign each out. */
import { Alert, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SessionView } from '../../../server/accounts/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import styles from '../accounts/Accounts.module.css';
import { useWords } from '../words.ts';

export interface DevicesProps {
  readonly sessions: readonly SessionView[];
  readonly end: (session: string) => Promise<unknown>;
  readonly after: () => Promise<unknown>;
}

export function Devices({ sessions, end, after }: DevicesProps) {
  const { t, time, refusal } = useWords();
  const signOut = useMutation({ mutationFn: end, onSettled: after });
  return (
    <>
      {signOut.isError && (
        <Alert color="clay" variant="light" role="alert" mb="sm">
          {refusal(signOut.error)}
        </Alert>
      )}
      <ul className={styles.list}>
        {sessions.map((one) => {
          const device = one.device ?? t('account.unknownDevice');
          return (
            <li key={one.id} className={styles.item}>
              <div className={styles.head}>
                <div>
                  <Text fw={600}>
                    {device}
                    {one.current && (
                      <Text span c="dimmed" fw={400}>
                        {' '}
                        ({t('account.thisDevice')})
                      </Text>
                    )}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t('account.since', { since: time(one.since), last: time(one.lastUsed) })}
                    {one.by === 'institution' && ` · ${t('account.byInstitution')}`}
                  </Text>
                </div>
                {!one.current && (
                  <BusyButton
                    variant="default"
                    size="xs"
                    aria-label={t('account.endDeviceOf', { device })}
                    loading={signOut.isPending && signOut.variables === one.id}
                    onClick={() => signOut.mutate(one.id)}
                  >
                    {t('account.endDevice')}
                  </BusyButton>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
