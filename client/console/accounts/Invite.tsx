/** Inviting somebody: an address, a role and a place; afterwards the link, once. */
import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { OpenStudy } from '../../../server/accounts/contract.ts';
import type { AccountRole } from '../../../server/auth/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { queryClient } from '../queries.ts';
import { complete } from '../session/rules.ts';
import { useWords } from '../words.ts';
import styles from './Accounts.module.css';
import { needsSchools, RoleField, SchoolsField } from './Place.tsx';

export interface InviteProps {
  readonly roles: readonly AccountRole[];
  readonly studies: readonly OpenStudy[];
  readonly onClose: () => void;
}

export function Invite({ roles, studies, onClose }: InviteProps) {
  const { t, w, refusal } = useWords();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<AccountRole>(roles[0] ?? 'assistant');
  const [study, setStudy] = useState(studies[0]?.id ?? '');
  const [schools, setSchools] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const invite = useMutation({
    mutationFn: () =>
      call('POST /api/accounts', {
        body: {
          email: email.trim(),
          role,
          study: role === 'administrator' || study === '' ? null : study,
          schools: needsSchools(role) ? schools : [],
        },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete(email)) invite.mutate();
  };
  if (invite.data)
    return (
      <section className={styles.panel} aria-live="polite">
        <HandedLink email={email.trim()} link={invite.data.link} />
        <Button mt="md" variant="default" onClick={onClose}>
          {t('accounts.close')}
        </Button>
      </section>
    );
  return (
    <form className={styles.panel} onSubmit={submit} noValidate aria-label={t('accounts.invite')}>
      <Stack gap="md">
        <Text size="sm">{t('accounts.inviteWhat')}</Text>
        <TextInput
          label={t('accounts.email')}
          type="email"
          required
          withAsterisk={false}
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
          error={tried && !complete(email) ? t('welcome.badEmail') : undefined}
        />
        <RoleField roles={roles} value={role} onChange={setRole} />
        {role !== 'administrator' && (
          <NativeSelect
            label={t('accounts.study')}
            value={study}
            onChange={(e) => {
              setStudy(e.currentTarget.value);
              setSchools([]);
            }}
            data={[
              ...studies.map((s) => ({ value: s.id, label: w(s.title) })),
              ...(role === 'researcher' ? [{ value: '', label: t('accounts.noStudy') }] : []),
            ]}
          />
        )}
        {needsSchools(role) && <SchoolsField study={studies.find((s) => s.id === study)} value={schools} onChange={setSchools} />}
        {invite.isError && (
          <Alert color="clay" variant="light" role="alert">
            {refusal(invite.error)}
          </Alert>
        )}
        <Group>
          <BusyButton type="submit" loading={invite.isPending}>
            {t('accounts.inviteDo')}
          </BusyButton>
          <Button variant="subtle" onClick={onClose}>
            {t('accounts.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A link to hand out, or that none is needed. */
export function HandedLink({ email, link }: { readonly email: string; readonly link: string | null }) {
  const { t } = useWords();
  if (link === null) return <Text>{t('accounts.noLink', { email })}</Text>;
  return (
    <>
      <Title order={2} size="h4">
        {t('accounts.linkFor', { email })}
      </Title>
      <Text size="sm" my="xs">
        {t('accounts.linkWhat')}
      </Text>
      <code className={styles.link}>{link}</code>
      <CopyButton mt="sm" text={() => link} label={t('accounts.copyLink')} />
    </>
  );
}
