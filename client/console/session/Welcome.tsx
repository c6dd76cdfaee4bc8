/** The one-time link: the first account chooses its e-mail address, everybody a password; then one is signed in. */
import { Alert, Anchor, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AccountRole } from '../../../server/auth/contract.ts';
import { Refused } from '../../lib/call.ts';
import { Icon } from '../../ui/icons.tsx';
import { call } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { takeSession } from '../queries.ts';
import { useWords } from '../words.ts';
import { CodeField } from './CodeField.tsx';
import { complete, shortest } from './rules.ts';

/** Taken from the address once, then the address is cleaned: the link must not stay in the history or on a shared screen. */
function takeToken(): string {
  const token = window.location.hash.slice(1);
  if (token) window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}

const isGone = (error: unknown) => error instanceof Refused && error.code.startsWith('oneTimeLink');

export function Welcome() {
  const { t } = useWords();
  const [token] = useState(takeToken);
  const look = useQuery({
    queryKey: ['oneTime', token],
    queryFn: ({ signal }) => call('POST /api/one-time/look', { body: { token }, signal }),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '' || (look.isError && isGone(look.error)))
    return (
      <Page title={t('welcome.usedUp')} narrow>
        <Text mb="md">{token === '' ? t('welcome.noToken') : t('welcome.usedUpWhat')}</Text>
        <Anchor component={Link} to="/sign-in">
          {t('welcome.toSignIn')}
        </Anchor>
      </Page>
    );
  return (
    <Page title={t('welcome.title')} narrow>
      {look.data ? (
        <ChoosePassword token={token} {...look.data} />
      ) : look.isError ? (
        <Failed error={look.error} retry={() => void look.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

interface ChoosePasswordProps {
  readonly token: string;
  readonly purpose: 'firstAccount' | 'signIn';
  readonly email: string | null;
  readonly role: AccountRole;
}

function ChoosePassword({ token, purpose, email: known, role }: ChoosePasswordProps) {
  const { t, refusal } = useWords();
  const navigate = useNavigate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  // asked where this account has a second factor
  const [code, setCode] = useState<string | null>(null);
  const use = useMutation({
    mutationFn: () =>
      call('POST /api/one-time', {
        body: { token, password, ...(known ? {} : { email: email.trim() }), ...(code === null ? {} : { code: code.trim() }) },
      }),
    onSuccess: (session) => {
      takeSession(session);
      void navigate('/', { replace: true });
    },
    onError: (error) => {
      if (error instanceof Refused && error.code === 'secondFactorNeeded') {
        setCode('');
        use.reset();
      }
    },
  });
  const emailWrong = !known && !complete(email);
  const passwordWrong = password.length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!emailWrong && !passwordWrong) use.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>
          {purpose === 'firstAccount' ? t('welcome.first') : t('welcome.again', { email: known, role: t(`app.role.${role}`) })}
        </Text>
        {known ? (
          // so that a password manager keeps the two together
          <input
            className="visually-hidden"
            type="email"
            autoComplete="username"
            value={known}
            readOnly
            tabIndex={-1}
            aria-hidden
          />
        ) : (
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(e) => setEmail(e.currentTarget.value)}
            error={tried && emailWrong ? t('welcome.badEmail') : undefined}
          />
        )}
        <div>
          <PasswordInput
            label={t('signIn.password')}
            description={`${t('welcome.rules')}. ${t('welcome.advice')}`}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
            error={tried && passwordWrong ? t('welcome.tooShort', { count: password.length }) : undefined}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
          />
          {password.length > 0 && (
            <Text size="sm" mt={6} className="tabular" c={passwordWrong ? 'dimmed' : 'var(--mm-good-strong)'}>
              {passwordWrong ? (
                t('welcome.length', { count: password.length })
              ) : (
                <>
                  <Icon name="check" /> {t('welcome.rules')}
                </>
              )}
            </Text>
          )}
        </div>
        {code !== null && <CodeField value={code} onChange={setCode} />}
        {use.isError && (
          <Alert color="clay" variant="light" role="alert">
            {refusal(use.error)}
          </Alert>
        )}
        <BusyButton type="submit" size="md" loading={use.isPending}>
          {purpose === 'firstAccount' ? t('welcome.do') : t('welcome.doAgain')}
        </BusyButton>
      </Stack>
    </form>
  );
}
