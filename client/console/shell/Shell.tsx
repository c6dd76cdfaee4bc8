/** The frame of every room: skip link, name, language and appearance, account, and the room itself. */
import { ActionIcon, Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Language, languages } from '../../../instruments/types.ts';
import { Icon } from '../../ui/icons.tsx';
import { call } from '../api.ts';
import { chooseLanguage } from '../i18n.ts';
import { queryClient, sessionQuery, signedOut } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Shell.module.css';

export function Shell({ children, aside }: { readonly children: ReactNode; readonly aside?: ReactNode }) {
  const { t } = useWords();
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.brand}>
          <Mark />
          {t('app.name')}
        </Link>
        <div className={styles.tools}>
          <LanguageSwitch />
          <SchemeSwitch />
          <Account />
        </div>
      </header>
      <div className={styles.body} data-aside={aside ? true : undefined}>
        {aside}
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </>
  );
}

/** The sign of the product: occasions on a line. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#0b5d6b" />
      <path d="M6 22.5 13 13l6 5.5L26 9" fill="none" stroke="#fcfaf6" strokeWidth="2.4" strokeLinecap="round" />
      <g fill="#fcfaf6">
        <circle cx="6" cy="22.5" r="2.6" />
        <circle cx="13" cy="13" r="2.6" />
        <circle cx="19" cy="18.5" r="2.6" />
      </g>
      <circle cx="26" cy="9" r="3.2" fill="#f0c69e" />
    </svg>
  );
}

const names: Record<Language, string> = { nl: 'Nederlands', en: 'English' };

export function LanguageSwitch() {
  const { t, language } = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('app.language')}
      value={language}
      onChange={(value) => void chooseLanguage(value as Language)}
      data={languages.map((l) => ({
        value: l,
        label: (
          <span lang={l}>
            <span aria-hidden>{l.toUpperCase()}</span>
            <span className="visually-hidden">{names[l]}</span>
          </span>
        ),
      }))}
    />
  );
}

function SchemeSwitch() {
  const { t } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray.9" c="var(--mantine-color-text)" size="lg" aria-label={t('app.scheme')}>
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden>
            <circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
            <path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor" />
          </svg>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('app.scheme')}>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? <Icon name="check" /> : undefined}
          >
            {t(`app.scheme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Ends the session; whatever the server answers, this page forgets everything it held. */
function useSignOut() {
  return useMutation({
    mutationFn: () => call('DELETE /api/session', {}),
    onSettled: () => {
      queryClient.setQueryData(['session'], signedOut);
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

function Account() {
  const { t } = useWords();
  const session = useQuery({ ...sessionQuery, enabled: false });
  const signOut = useSignOut();
  const account = session.data?.account;
  if (!account) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={styles.account} aria-label={t('app.account')}>
          {account.email.slice(0, 1).toUpperCase()}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('app.account')}>
        <Menu.Label>
          {t('app.signedInAs', { email: account.email })}
          <br />
          {t(`app.role.${account.role}`)}
        </Menu.Label>
        <Menu.Item component={Link} to="/account">
          {t('account.title')}
        </Menu.Item>
        {(account.administrator || account.role === 'researcher') && (
          <Menu.Item component={Link} to="/accounts">
            {t('accounts.title')}
          </Menu.Item>
        )}
        {account.memberships.some((m) => m.schools !== null) && (
          <Menu.Item component={Link} to="/my-schools">
            {t('mine.title')}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => signOut.mutate()}>{t('app.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
