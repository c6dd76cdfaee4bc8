/** Another password for the own account. */
import { Alert, Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { FactorState } from '../../../server/factor/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import styles from '../accounts/Accounts.module.css';
import { call } from '../api.ts';
import { queryClient } from '../queries.ts';
import { Prove } from '../session/Prove.tsx';
import { shortest } from '../session/rules.ts';
import { useWords } from '../words.ts';

export function ChangePassword({ asked }: { readonly asked: FactorState['asked'] }) {
  const { t, refusal } = useWords();
  const [asking, setAsking] = useState(false);
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => call('PUT /api/session/password', { body: { password, ...(asked === 'password' ? { current } : {}) } }),
    onSuccess: () => {
      setAsking(false);
      setCurrent('');
      setPassword('');
      setTried(false);
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: ['sessions'] }),
        queryClient.invalidateQueries({ queryKey: ['secondFactor'] }),
      ]);
    },
  });
  const tooShort = password.length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort) save.mutate();
  };
  const show = { 'aria-label': t('signIn.show'), tabIndex: 0 };
  return (
    <section style={{ marginTop: '2.5rem' }}>
      <Title order={2} size="h3" mb="sm">
        {t('password.title')}
      </Title>
      <div aria-live="polite">{save.isSuccess && !asking && <Text mb="sm">{t('password.done')}</Text>}</div>
      {asking ? (
        <form onSubmit={submit} className={styles.panel}>
          <Stack gap="sm">
            <Prove asked={asked} value={current} onChange={setCurrent} />
            {asked !== 'signIn' && (
              <PasswordInput
                label={t('password.next')}
                description={`${t('welcome.rules')}. ${t('welcome.advice')}`}
                autoComplete="new-password"
                required
                withAsterisk={false}
                value={password}
                onChange={(e) => setPassword(e.currentTarget.value)}
                error={tried && tooShort ? t('welcome.tooShort', { count: password.length }) : undefined}
                visibilityToggleButtonProps={show}
              />
            )}
            {save.isError && (
              <Alert color="clay" variant="light" role="alert">
                {refusal(save.error)}
              </Alert>
            )}
            <Group>
              {asked !== 'signIn' && (
                <BusyButton type="submit" loading={save.isPending}>
                  {asked === 'password' ? t('password.do') : t('password.choose')}
                </BusyButton>
              )}
              <Button variant="subtle" onClick={() => setAsking(false)}>
                {t('accounts.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          {asked === 'password' ? t('password.begin') : t('password.beginNone')}
        </Button>
      )}
    </section>
  );
}
