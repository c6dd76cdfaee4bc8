/** Signing in with e-mail and password; afterwards the researcher is where she was going. */
import { Alert, Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { Refused } from '../../lib/call.ts';
import { call } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { sessionQuery, takeSession } from '../queries.ts';
import type { Destination } from '../shell/Gate.tsx';
import { useWords } from '../words.ts';
import { CodeField } from './CodeField.tsx';
import { InstitutionButton } from './InstitutionButton.tsx';

export function SignIn() {
  const { t, refusal } = useWords();
  const destination = useLocation().state as Destination | null;
  const session = useQuery(sessionQuery);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  // asked once the password was right
  const [code, setCode] = useState<string | null>(null);
  const signIn = useMutation({
    mutationFn: () => call('POST /api/session', { body: { email, password, ...(code === null ? {} : { code: code.trim() }) } }),
    onSuccess: (reply) => {
      takeSession(reply);
    },
    onError: (error) => {
      if (error instanceof Refused && error.code === 'secondFactorNeeded') {
        setCode('');
        signIn.reset();
      }
    },
  });
  if (session.data?.account) return <Navigate to={destination?.to ?? '/'} replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Page title={t('signIn.title')} narrow intro={t('signIn.what')}>
      {destination?.ended && !signIn.isError && (
        <Alert color="clay" variant="light" mb="md">
          {t('signIn.ended')}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Stack gap="md">
          {code !== null && <CodeField value={code} onChange={setCode} />}
          <TextInput
            style={code === null ? undefined : { display: 'none' }}
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(e) => setEmail(e.currentTarget.value)}
          />
          <PasswordInput
            style={code === null ? undefined : { display: 'none' }}
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
          />
          {signIn.isError && (
            <Text role="alert" c="var(--mantine-color-error)">
              {refusal(signIn.error)}
            </Text>
          )}
          <BusyButton type="submit" size="md" loading={signIn.isPending}>
            {t('signIn.do')}
          </BusyButton>
          {code !== null && (
            <Button
              variant="subtle"
              onClick={() => {
                setCode(null);
                setPassword('');
                signIn.reset();
              }}
            >
              {t('signIn.other')}
            </Button>
          )}
          {code === null && session.data?.institution && (
            <>
              <Divider label={t('signIn.or')} />
              <InstitutionButton to={destination?.to ?? '/'} />
            </>
          )}
        </Stack>
      </form>
      {code === null && session.data && (
        <Text size="sm" c="dimmed" mt="xl">
          {session.data.forgot ? (
            <Anchor component={Link} to="/forgot" state={{ email }}>
              {t('signIn.forgot')}
            </Anchor>
          ) : (
            t('signIn.lost')
          )}
        </Text>
      )}
    </Page>
  );
}
