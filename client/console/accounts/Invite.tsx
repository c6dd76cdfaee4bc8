/** Inviting somebody: an address, a role and a place; afterwards the link, once. */
import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Mailed, OpenStudy } from '../../../server/accounts/contract.ts';
import { type Language, languages } from '../../../instruments/types.ts';
import type { AccountRole } from '../../../server/auth/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { queryClient } from '../queries.ts';
import { complete, possibleName } from '../session/rules.ts';
import { useWords } from '../words.ts';
import styles from './Accounts.module.css';
import { needsSchools, RoleField, SchoolsField } from './Place.tsx';

export interface InviteProps {
  readonly roles: readonly AccountRole[];
  readonly studies: readonly OpenStudy[];
  /** a mail server is set: the invitation is mailed */
  readonly mail: boolean;
  readonly onClose: () => void;
}

const languageNames: Record<Language, string> = { nl: 'Nederlands', en: 'English' };

export function Invite({ roles, studies, mail, onClose }: InviteProps) {
  const { t, w, language: own, refusal } = useWords();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [language, setLanguage] = useState<Language>(own);
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
          name: name.trim() === '' ? null : name.trim(),
          language,
        },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete(email) && possibleName(name)) invite.mutate();
  };
  if (invite.data)
    return (
      <section className={styles.panel} aria-live="polite">
        <HandedLink email={email.trim()} {...invite.data}>
          <Button variant="default" onClick={onClose}>
            {t('accounts.close')}
          </Button>
        </HandedLink>
      </section>
    );
  return (
    <form className={styles.panel} onSubmit={submit} noValidate aria-label={t('accounts.invite')}>
      <Stack gap="md">
        <Text size="sm">
          {mail ? t('accounts.inviteMailed') : t('accounts.inviteByHand')} {t('accounts.inviteWhat')}
        </Text>
        <TextInput
          label={t('accounts.email')}
          type="email"
          required
          withAsterisk={false}
          value={email}
          onChange={(e) => setEmail(e.currentTarget.value)}
          error={tried && !complete(email) ? t('welcome.badEmail') : undefined}
        />
        <TextInput
          label={t('accounts.name')}
          description={t('accounts.nameWhat')}
          maxLength={80}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          error={possibleName(name) ? undefined : t('name.wrong')}
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
        {mail && (
          <NativeSelect
            label={t('accounts.language')}
            value={language}
            onChange={(e) => setLanguage(e.currentTarget.value as Language)}
            data={languages.map((l) => ({ value: l, label: languageNames[l] }))}
          />
        )}
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

export interface HandedLinkProps {
  readonly email: string;
  readonly link: string | null;
  readonly mailed: Mailed;
  /** what stands beside the button that copies */
  readonly children?: ReactNode;
}

/** How the mail went, and the link, to hand out or as a spare; or that none is needed. */
export function HandedLink({ email, link, mailed, children }: HandedLinkProps) {
  const { t } = useWords();
  const sent = mailed.state === 'sent';
  return (
    <>
      <Title order={2} size="h4">
        {sent ? t('accounts.mailedTo', { email }) : link === null ? email : t('accounts.linkFor', { email })}
      </Title>
      {mailed.state === 'failed' && (
        <Alert color="clay" variant="light" mt="xs">
          {t('accounts.mailFailed', { email })} {t(mailTrouble(mailed.code))} {link !== null && t('accounts.mailFailedLink')}
        </Alert>
      )}
      {link === null ? (
        <Text size="sm" mt="xs">
          {t('accounts.noLink', { email })}
        </Text>
      ) : (
        <>
          <Text size="sm" my="xs">
            {sent ? t('accounts.linkSpare') : t('accounts.linkWhat')}
          </Text>
          {mailed.state === 'off' && (
            <Text size="sm" c="dimmed" mb="xs">
              {t('accounts.mailOff')}
            </Text>
          )}
          <code className={styles.link}>{link}</code>
        </>
      )}
      <Group gap="sm" mt="sm">
        {link !== null && <CopyButton text={() => link} label={t('accounts.copyLink')} />}
        {children}
      </Group>
    </>
  );
}

/** What to do about a mail that did not go, by the mail server's status or what stood in the way. */
function mailTrouble(code: string | null) {
  if (code === 'tooMany') return 'accounts.mailTooMany';
  if (code === 'EAUTH') return 'accounts.mailAuth';
  if (code !== null && code.startsWith('5')) return 'accounts.mailRefused';
  if (code !== null && code.startsWith('4')) return 'accounts.mailLater';
  return code === 'ETIMEDOUT' ? 'accounts.mailTimeout' : 'accounts.mailUnreachable';
}
