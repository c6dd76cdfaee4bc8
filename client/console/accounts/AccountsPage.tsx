/** Accounts: who works with the studies; inviting, changing, suspending. */
import { Badge, Button, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AccountView, OpenStudy } from '../../../server/accounts/contract.ts';
import type { ConsoleWire } from '../api.ts';
import { call } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useAccount } from '../parts/useRole.ts';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Accounts.module.css';
import { Change } from './Change.tsx';
import { Invite } from './Invite.tsx';
import { accountsQuery, settingsQuery } from './queries.ts';

export function AccountsPage() {
  const { t } = useWords();
  const accounts = useQuery(accountsQuery);
  const [inviting, setInviting] = useState(false);
  const administrator = useAccount()?.administrator ?? false;
  const data = accounts.data;
  return (
    <Page
      title={t('accounts.title')}
      intro={t('accounts.what')}
      beside={
        data && (
          <>
            {administrator && (
              <Button component={Link} to="/accounts/log" variant="default">
                {t('accounts.log')}
              </Button>
            )}
            {!inviting && (
              <Button onClick={() => setInviting(true)} disabled={data.roles.length === 0}>
                {t('accounts.invite')}
              </Button>
            )}
          </>
        )
      }
    >
      {inviting && data && (
        <Invite roles={data.roles} studies={data.studies} mail={data.mail} onClose={() => setInviting(false)} />
      )}
      <Loaded query={accounts}>{(loaded) => <List {...loaded} administrator={administrator} />}</Loaded>
      {administrator && data && <Settings />}
    </Page>
  );
}

type ListProps = ConsoleWire['GET /api/accounts']['reply'] & { readonly administrator: boolean };

function List({ accounts, studies, roles, mail, administrator }: ListProps) {
  const { t, language } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const called = (a: AccountView) => a.name ?? a.email;
  const ordered = accounts.toSorted((a, b) => called(a).localeCompare(called(b), language));
  return (
    <>
      {accounts.every((a) => a.own) && (
        <Empty title={t('accounts.empty')}>{mail ? t('accounts.emptyMailed') : t('accounts.emptyWhat')}</Empty>
      )}
      <ul className={styles.list} aria-label={t('accounts.list')}>
        {ordered.map((account) => {
          const changeable = !account.own && (administrator || account.memberships.some((m) => roles.includes(m.role)));
          return (
            <li key={account.id} className={styles.item}>
              <div className={styles.head}>
                <About account={account} studies={studies} />
                {changeable && (
                  <Button
                    variant="default"
                    size="xs"
                    aria-expanded={open === account.id}
                    aria-label={open === account.id ? undefined : t('accounts.changeOf', { email: account.email })}
                    onClick={() => setOpen(open === account.id ? null : account.id)}
                  >
                    {open === account.id ? t('accounts.close') : t('accounts.change')}
                  </Button>
                )}
              </div>
              {open === account.id && <Change account={account} studies={studies} roles={roles} administrator={administrator} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function About({ account, studies }: { readonly account: AccountView; readonly studies: readonly OpenStudy[] }) {
  const { t, w } = useWords();
  const facts = [
    ...(account.waiting ? [t('accounts.waiting')] : []),
    ...(account.sessions !== null && account.sessions > 0 ? [t('accounts.devices', { count: account.sessions })] : []),
    ...(account.secondFactor ? [t('accounts.factorOn')] : []),
    ...(account.institution ? [t('accounts.atInstitution')] : []),
  ];
  return (
    <div>
      <div className={styles.email}>
        {account.name ?? account.email}{' '}
        {account.own && (
          <Text span c="dimmed">
            ({t('accounts.you')})
          </Text>
        )}{' '}
        {account.administrator && (
          <Badge variant="light" tt="none">
            {t('app.role.administrator')}
          </Badge>
        )}{' '}
        {account.suspended && (
          <Badge variant="light" color="clay" tt="none">
            {t('accounts.suspended')}
          </Badge>
        )}
      </div>
      {account.name !== null && <div className={styles.address}>{account.email}</div>}
      {facts.length > 0 && <div className={styles.facts}>{facts.join(' · ')}</div>}
      {account.memberships.length === 0 ? (
        <Text size="sm" c="dimmed" mt={4}>
          {t('accounts.noStudies')}
        </Text>
      ) : (
        <ul className={styles.members}>
          {account.memberships.map((m) => {
            const study = studies.find((s) => s.id === m.study);
            const names = m.schools?.map((id) => study?.schools.find((s) => s.id === id)?.name ?? id);
            return (
              <li key={m.study}>
                {t(`app.role.${m.role}`)} · {study ? w(study.title) : m.study}
                {names && `: ${names.join(', ')}`}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** What an administrator sets for everybody. */
function Settings() {
  const { t, refusal } = useWords();
  const settings = useQuery(settingsQuery);
  const save = useMutation({
    mutationFn: (secondFactorRequired: boolean) => call('PUT /api/settings', { body: { secondFactorRequired } }),
    onSuccess: (saved) => {
      queryClient.setQueryData(settingsQuery.queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ['session'] });
    },
  });
  if (!settings.data) return null;
  return (
    <section style={{ marginTop: '2rem', maxWidth: '46rem' }}>
      <Title order={2} size="h3" mb="sm">
        {t('accounts.settings')}
      </Title>
      <Switch
        label={t('accounts.required')}
        description={t('accounts.requiredWhat')}
        checked={settings.data.secondFactorRequired}
        onChange={(e) => save.mutate(e.currentTarget.checked)}
      />
      {save.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(save.error)}
        </Text>
      )}
    </section>
  );
}
