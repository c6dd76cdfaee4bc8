/** What can be changed about somebody: place in a study, access, signed-in devices. */
import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AccountView, OpenStudy } from '../../../server/accounts/contract.ts';
import type { AccountRole, MemberRole } from '../../../server/auth/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { call } from '../api.ts';
import { Devices } from '../account/Devices.tsx';
import { Loaded } from '../parts/states.tsx';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Accounts.module.css';
import { HandedLink } from './Invite.tsx';
import { needsSchools, RoleField, SchoolsField } from './Place.tsx';
import { accountSessionsQuery } from './queries.ts';

const refresh = () => queryClient.invalidateQueries({ queryKey: ['accounts'] });

export interface ChangeProps {
  readonly account: AccountView;
  readonly studies: readonly OpenStudy[];
  readonly roles: readonly AccountRole[];
  readonly administrator: boolean;
}

export function Change({ account, studies, roles, administrator }: ChangeProps) {
  const changeable = account.memberships.filter((m) => roles.includes(m.role));
  return (
    <div className={styles.panel}>
      <Stack gap="lg">
        {changeable.map((m) => (
          <Member key={m.study} account={account} membership={m} studies={studies} roles={roles} />
        ))}
        {administrator && <Access account={account} />}
      </Stack>
    </div>
  );
}

interface MemberProps {
  readonly account: AccountView;
  readonly membership: AccountView['memberships'][number];
  readonly studies: readonly OpenStudy[];
  readonly roles: readonly AccountRole[];
}

function Member({ account, membership, studies, roles }: MemberProps) {
  const { t, w, refusal } = useWords();
  const study = studies.find((s) => s.id === membership.study);
  const [role, setRole] = useState<AccountRole>(membership.role);
  const [schools, setSchools] = useState(membership.schools ?? []);
  const params = { study: membership.study, account: account.id };
  const save = useMutation({
    mutationFn: () =>
      call('PUT /api/studies/:study/members/:account', {
        params,
        body: { role: role as MemberRole, schools: needsSchools(role) ? schools : [] },
      }),
    onSuccess: refresh,
  });
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => call('DELETE /api/studies/:study/members/:account', { params }),
    onSuccess: refresh,
    onSettled: () => setSure(false),
  });
  // the mail was lost, or three days went by
  const again = useMutation({
    mutationFn: () =>
      call('POST /api/accounts', {
        body: {
          email: account.email,
          role: membership.role,
          study: membership.study,
          schools: membership.schools ?? [],
        },
      }),
    onSuccess: refresh,
  });
  const failed = save.error ?? remove.error ?? again.error;
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('accounts.inStudy', { study: study ? w(study.title) : membership.study })}
      </Title>
      <Stack gap="sm">
        <RoleField roles={roles.filter((r) => r !== 'administrator')} value={role} onChange={setRole} />
        {needsSchools(role) && <SchoolsField study={study} value={schools} onChange={setSchools} />}
        {failed && (
          <Alert color="clay" variant="light" role="alert">
            {refusal(failed)}
          </Alert>
        )}
        <Group>
          <BusyButton loading={save.isPending} onClick={() => save.mutate()}>
            <span aria-live="polite">{save.isSuccess ? t('accounts.saved') : t('accounts.save')}</span>
          </BusyButton>
          <Button variant="default" onClick={() => setSure(true)}>
            {t('accounts.remove')}
          </Button>
          {account.waiting && (
            <BusyButton variant="default" loading={again.isPending} onClick={() => again.mutate()}>
              {t('accounts.inviteAgain')}
            </BusyButton>
          )}
        </Group>
        {again.data && (
          <div>
            <HandedLink email={account.email} {...again.data} />
          </div>
        )}
      </Stack>
      <ConfirmDialog
        opened={sure}
        title={t('accounts.removeSure', { email: account.email })}
        yes={t('accounts.remove')}
        no={t('accounts.cancel')}
        close={t('app.close')}
        grave
        busy={remove.isPending}
        onYes={() => remove.mutate()}
        onNo={() => setSure(false)}
      >
        {t('accounts.removeSureWhat')}
      </ConfirmDialog>
    </section>
  );
}

/** what changes how somebody gets in, or what they may do: asked first */
const grave = ['suspend', 'factor', 'institution', 'administrator'] as const;
type Grave = (typeof grave)[number];

/** What only an administrator does. */
function Access({ account }: { readonly account: AccountView }) {
  const { t, language, refusal } = useWords();
  const [asking, setAsking] = useState<Grave>();
  const params = { account: account.id };
  const sessions = useQuery(accountSessionsQuery(account.id));
  const link = useMutation({ mutationFn: () => call('POST /api/accounts/:account/link', { params, body: { language } }) });
  const act = useMutation({
    mutationFn: (what: Grave | 'restore') => {
      if (what === 'suspend') return call('POST /api/accounts/:account/suspend', { params });
      if (what === 'restore') return call('POST /api/accounts/:account/restore', { params });
      if (what === 'factor') return call('DELETE /api/accounts/:account/second-factor', { params });
      if (what === 'institution') return call('DELETE /api/accounts/:account/institution', { params });
      return call('PUT /api/accounts/:account/administrator', { params, body: { administrator: !account.administrator } });
    },
    onSuccess: refresh,
    onSettled: () => setAsking(undefined),
  });
  const asked = {
    suspend: {
      does: t('accounts.suspend'),
      title: t('accounts.suspendSure', { email: account.email }),
      what: t('accounts.suspendSureWhat'),
    },
    factor: {
      does: t('accounts.factorOff'),
      title: t('accounts.factorSure', { email: account.email }),
      what: t('accounts.factorSureWhat'),
    },
    institution: {
      does: t('accounts.unbind'),
      title: t('accounts.unbindSure', { email: account.email }),
      what: t('accounts.unbindWhat'),
    },
    administrator: account.administrator
      ? {
          does: t('accounts.endAdministrator'),
          title: t('accounts.endAdministratorSure', { email: account.email }),
          what: t('accounts.endAdministratorWhat'),
        }
      : {
          does: t('accounts.makeAdministrator'),
          title: t('accounts.makeAdministratorSure', { email: account.email }),
          what: t('accounts.makeAdministratorWhat'),
        },
  };
  const failed = link.error ?? act.error;
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('accounts.access')}
      </Title>
      {failed && (
        <Alert color="clay" variant="light" role="alert" mb="sm">
          {refusal(failed)}
        </Alert>
      )}
      {link.data && <HandedLink email={account.email} {...link.data} />}
      <Group my="sm">
        {!account.suspended && (
          <BusyButton variant="default" loading={link.isPending} onClick={() => link.mutate()}>
            {t('accounts.newLink')}
          </BusyButton>
        )}
        {account.secondFactor && (
          <Button variant="default" onClick={() => setAsking('factor')}>
            {t('accounts.factorOff')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking('administrator')}>
          {asked.administrator.does}
        </Button>
        {account.suspended ? (
          <Button variant="default" onClick={() => act.mutate('restore')}>
            {t('accounts.restore')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setAsking('suspend')}>
            {t('accounts.suspend')}
          </Button>
        )}
      </Group>
      {account.institution && (
        <>
          <Text size="sm" mb="xs">
            {t('accounts.unbindWhat')}
          </Text>
          <Button variant="default" mb="md" onClick={() => setAsking('institution')}>
            {t('accounts.unbind')}
          </Button>
        </>
      )}
      <Text size="sm" mb="sm">
        <Anchor component={Link} to={`/accounts/log?account=${account.id}`}>
          {t('accounts.logOf')}
        </Anchor>
      </Text>
      <Loaded query={sessions}>
        {(data) =>
          data.sessions.length === 0 ? (
            <Text size="sm">{t('account.noDevices')}</Text>
          ) : (
            <Devices
              sessions={data.sessions}
              end={(session) => call('DELETE /api/accounts/:account/sessions/:session', { params: { ...params, session } })}
              after={() => Promise.all([sessions.refetch(), refresh()])}
            />
          )
        }
      </Loaded>
      {grave.map((what) => (
        <ConfirmDialog
          key={what}
          opened={asking === what}
          title={asked[what].title}
          yes={asked[what].does}
          no={t('accounts.cancel')}
          close={t('app.close')}
          grave
          busy={act.isPending}
          onYes={() => act.mutate(what)}
          onNo={() => setAsking(undefined)}
        >
          {asked[what].what}
        </ConfirmDialog>
      ))}
    </section>
  );
}
