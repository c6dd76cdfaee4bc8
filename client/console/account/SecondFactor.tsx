/** The second factor: off, being set up, or on. The secret and the recovery codes are shown once and kept nowhere here. */
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { FactorState } from '../../../server/factor/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import styles from '../accounts/Accounts.module.css';
import { type ConsoleWire, call } from '../api.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { queryClient } from '../queries.ts';
import { CodeField } from '../session/CodeField.tsx';
import { Prove, proof } from '../session/Prove.tsx';
import { useWords } from '../words.ts';

const again = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['secondFactor'] }),
    queryClient.invalidateQueries({ queryKey: ['session'] }),
  ]);

export function SecondFactor({ state }: { readonly state: FactorState }) {
  const { t } = useWords();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <section>
      <Title order={2} size="h3" mb={4}>
        {t('factor.title')}
      </Title>
      {codes ? (
        <Codes codes={codes} onKept={() => setCodes(null)} />
      ) : state.on ? (
        <On state={state} onCodes={setCodes} />
      ) : (
        <Off state={state} onCodes={setCodes} />
      )}
    </section>
  );
}

function Codes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useWords();
  return (
    <section className={styles.panel} aria-live="polite">
      <Title order={3} size="h4">
        {t('factor.codesTitle')}
      </Title>
      <Text size="sm" mt={4}>
        {t('factor.codesWhat')}
      </Text>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group>
        <CopyButton text={() => codes.join('\n')} label={t('factor.copy')} />
        <Button onClick={onKept}>{t('factor.kept')}</Button>
      </Group>
    </section>
  );
}

type Begun = ConsoleWire['POST /api/second-factor']['reply'];

interface StateProps {
  readonly state: FactorState;
  readonly onCodes: (codes: readonly string[]) => void;
}

function Off({ state: { asked }, onCodes }: StateProps) {
  const { t, refusal } = useWords();
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState('');
  const begin = useMutation({ mutationFn: () => call('POST /api/second-factor', { body: proof(asked, password) }) });
  // the code is asked beside a password only
  if (asked !== 'password') return <Text>{t('factor.institution')}</Text>;
  if (begin.data) return <SetUp begun={begin.data} onCodes={onCodes} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <>
      <Text mb="md">{t('factor.offWhat')}</Text>
      {!asking ? (
        <Button onClick={() => setAsking(true)}>{t('factor.begin')}</Button>
      ) : (
        <form onSubmit={submit} className={styles.panel}>
          <Stack gap="sm">
            <Prove asked={asked} value={password} onChange={setPassword} what={t('prove.what')} />
            <Group>
              <BusyButton type="submit" loading={begin.isPending}>
                {t('prove.goOn')}
              </BusyButton>
              <Button variant="subtle" onClick={() => setAsking(false)}>
                {t('accounts.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {begin.isError && (
        <Text role="alert" c="var(--mantine-color-error)" mt="sm">
          {refusal(begin.error)}
        </Text>
      )}
    </>
  );
}

function SetUp({ begun, onCodes }: { readonly begun: Begun; readonly onCodes: (codes: readonly string[]) => void }) {
  const { t, refusal } = useWords();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => call('POST /api/second-factor/confirm', { body: { code: code.trim() } }),
    onSuccess: async ({ recovery }) => {
      onCodes(recovery);
      await again();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.panel}>
      <div className={styles.setup}>
        <img className={styles.qr} src={`data:image/svg+xml,${encodeURIComponent(begun.qr)}`} alt={t('factor.qr')} />
        <Stack gap="sm">
          <div>
            <Text fw={600}>{t('factor.scan')}</Text>
            <Text size="sm">{t('factor.scanWhat')}</Text>
          </div>
          <div>
            <Text size="sm">{t('factor.type')}</Text>
            <code className={styles.link}>{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </div>
          <CodeField value={code} onChange={setCode} what={t('factor.codeWhat')} />
          {confirm.isError && (
            <Text role="alert" c="var(--mantine-color-error)">
              {refusal(confirm.error)}
            </Text>
          )}
          <BusyButton type="submit" loading={confirm.isPending}>
            {t('factor.confirm')}
          </BusyButton>
        </Stack>
      </div>
    </form>
  );
}

function On({ state, onCodes }: StateProps) {
  const { t, day, refusal } = useWords();
  const [asking, setAsking] = useState<'renew' | 'off' | null>(null);
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const { asked } = state;
  const act = useMutation({
    mutationFn: async (what: 'renew' | 'off') => {
      const body = { code: code.trim(), ...proof(asked, password) };
      if (what === 'renew') onCodes((await call('POST /api/second-factor/recovery', { body })).recovery);
      else await call('POST /api/second-factor/off', { body });
    },
    onSuccess: again,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asking) act.mutate(asking);
  };
  return (
    <>
      <Text mb="sm">
        {state.since !== null && t('factor.on', { day: day(state.since) })} {t('factor.left', { count: state.recoveryLeft })}{' '}
        {state.required && t('factor.required')}
      </Text>
      {asking === null ? (
        <Group>
          <Button variant="default" onClick={() => setAsking('renew')}>
            {t('factor.renew')}
          </Button>
          {!state.required && (
            <Button variant="default" onClick={() => setAsking('off')}>
              {t('factor.off')}
            </Button>
          )}
        </Group>
      ) : (
        <form onSubmit={submit} className={styles.panel}>
          <Stack gap="sm">
            <Prove asked={asked} value={password} onChange={setPassword} />
            {asked !== 'signIn' && <CodeField value={code} onChange={setCode} what={t('factor.codeFirst')} quiet />}
            {act.isError && (
              <Alert color="clay" variant="light" role="alert">
                {refusal(act.error)}
              </Alert>
            )}
            <Group>
              {asked !== 'signIn' && (
                <BusyButton type="submit" loading={act.isPending}>
                  {asking === 'renew' ? t('factor.renew') : t('factor.off')}
                </BusyButton>
              )}
              <Button variant="subtle" onClick={() => setAsking(null)}>
                {t('accounts.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </>
  );
}
