/** Who forgot the password has a link mailed. What the page says afterwards does not tell whether there is an account. */
import { Alert, Anchor, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Refused } from '../../lib/call.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Loaded } from '../parts/states.tsx';
import { sessionQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import { complete } from './rules.ts';

export function Forgot() {
  const { t } = useWords();
  const session = useQuery(sessionQuery);
  return (
    <Page title={t('forgot.title')} narrow>
      <Loaded query={session}>{(data) => (data.forgot ? <Ask /> : <Text mb="md">{t('forgot.off')}</Text>)}</Loaded>
      <Text mt="xl">
        <Anchor component={Link} to="/sign-in">
          {t('welcome.toSignIn')}
        </Anchor>
      </Text>
    </Page>
  );
}

function Ask() {
  const { t, language, refusal } = useWords();
  const typed = (useLocation().state as { email?: string } | null)?.email ?? '';
  const [email, setEmail] = useState(typed);
  const [tried, setTried] = useState(false);
  const ask = useMutation({
    mutationFn: () => call('POST /api/session/forgot', { body: { email: email.trim(), language } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete(email)) ask.mutate();
  };
  if (ask.isSuccess)
    return (
      <output>
        <Text mb="sm">{t('forgot.done', { email: email.trim() })}</Text>
        <Text>{t('forgot.doneWhat')}</Text>
      </output>
    );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{t('forgot.what')}</Text>
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
          error={tried && !complete(email) ? t('welcome.badEmail') : undefined}
        />
        {ask.isError && (
          <Alert color="clay" variant="light" role="alert">
            {ask.error instanceof Refused && ask.error.code === 'tooManyAttempts' ? t('forgot.tooMany') : refusal(ask.error)}
          </Alert>
        )}
        <BusyButton type="submit" size="md" loading={ask.isPending}>
          {t('forgot.do')}
        </BusyButton>
      </Stack>
    </form>
  );
}
