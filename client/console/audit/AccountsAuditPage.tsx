/** What happened to accounts, sign-ins and settings: for administrators, of everybody or of one account; as CSV too. */
import { Alert, Group, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { AccountView } from '../../../server/accounts/contract.ts';
import { csvText } from '../../lib/csv.ts';
import { saveFile } from '../../lib/download.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { accountsAudit, accountsAuditQuery, accountsQuery } from '../accounts/queries.ts';
import type { ConsoleWire } from '../api.ts';
import { keepFocus, Page } from '../parts/Page.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { type Speech, useWords } from '../words.ts';
import styles from '../accounts/Accounts.module.css';
import { byWhom, detailsOf } from './entries.ts';
import { EntryList } from './EntryList.tsx';

type Entry = ConsoleWire['GET /api/audit']['reply']['entries'][number];
type Titles = ReadonlyMap<string, string>;
/** a file that a spreadsheet still opens */
const mostRows = 20_000;

export function AccountsAuditPage() {
  const { t, w } = useWords();
  const [search, setSearch] = useSearchParams();
  const account = search.get('account');
  const accounts = useQuery(accountsQuery);
  const audit = useInfiniteQuery(accountsAuditQuery(account));
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  const titles: Titles = new Map((accounts.data?.studies ?? []).map((s) => [s.id, w(s.title)]));
  const known = accounts.data?.accounts ?? [];
  const choose = (value: string) => setSearch(value === '' ? {} : { account: value }, { replace: true, state: keepFocus });
  return (
    <Page title={t('accountsAudit.title')} intro={t('accountsAudit.what')}>
      <Group align="flex-end" gap="sm" mb="lg">
        <NativeSelect
          className={styles.filter}
          label={t('accountsAudit.account')}
          value={account ?? ''}
          onChange={(e) => choose(e.currentTarget.value)}
          data={[
            { value: '', label: t('accountsAudit.everybody') },
            ...known.map((a) => ({ value: a.id, label: calledBy(a, known) })),
          ]}
        />
        {entries.length > 0 && <AsCsv account={account} titles={titles} />}
      </Group>
      {audit.isPending ? (
        <Loading />
      ) : audit.isError && entries.length === 0 ? (
        <Failed error={audit.error} retry={() => void audit.refetch()} />
      ) : entries.length === 0 ? (
        <Empty title={t('accountsAudit.empty')}>
          {t(account === null ? 'accountsAudit.emptyAll' : 'accountsAudit.emptyWhat')}
        </Empty>
      ) : (
        <Entries entries={entries} titles={titles} />
      )}
      {audit.hasNextPage && (
        <BusyButton variant="default" mt="md" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {t('accountsAudit.older')}
        </BusyButton>
      )}
    </Page>
  );
}

/** A name, with the address only where two people share it: a list of choices has little room. */
const calledBy = (one: AccountView, all: readonly AccountView[]): string =>
  one.name === null
    ? one.email
    : all.some((a) => a.id !== one.id && a.name === one.name)
      ? `${one.name} (${one.email})`
      : one.name;

/** To whom or what: the account; of settings the server; nothing of an account that is gone. */
const aboutOf = (e: Entry, { t }: Speech): string => e.about ?? (e.subject === 'server' ? t('accountsAudit.server') : '–');
/** Details, with the study where it is about a place in one. */
const moreOf = (e: Entry, titles: Titles, speech: Speech): string =>
  [...(e.study === null ? [] : [titles.get(e.study) ?? e.study]), detailsOf(e, speech)].filter(Boolean).join(' · ');

function Entries({ entries, titles }: { readonly entries: readonly Entry[]; readonly titles: Titles }) {
  const speech = useWords();
  const { t, time, code } = speech;
  const words = useTableWords();
  const phone = usePhone();
  if (phone)
    return (
      <EntryList
        label={t('accountsAudit.table')}
        portion={entries.length}
        lines={entries.map((e) => ({
          id: e.id,
          at: e.at,
          what: code('audit', e.verb),
          who: byWhom(e, speech),
          about: e.about ?? (e.subject === 'server' ? t('accountsAudit.server') : ''),
          details: moreOf(e, titles, speech),
        }))}
      />
    );
  const columns: Column<Entry>[] = [
    { key: 'at', title: t('audit.at'), width: '8.5rem', cell: (e) => <time dateTime={e.at}>{time(e.at)}</time> },
    { key: 'actor', title: t('audit.actor'), cell: (e) => byWhom(e, speech) },
    { key: 'verb', title: t('audit.verb'), cell: (e) => code('audit', e.verb) },
    { key: 'about', title: t('accountsAudit.about'), cell: (e) => aboutOf(e, speech) },
    { key: 'details', title: t('audit.details'), cell: (e) => moreOf(e, titles, speech) || '–' },
  ];
  return (
    <DataTable
      caption={t('accountsAudit.table')}
      captionHidden
      columns={columns}
      rows={entries}
      rowKey={(e) => e.id}
      portion={entries.length}
      words={words}
    />
  );
}

/** Everything that the filter lets through, not only what is on the page. */
function AsCsv({ account, titles }: { readonly account: string | null; readonly titles: Titles }) {
  const speech = useWords();
  const { t, code, language, refusal } = speech;
  const save = useMutation({
    mutationFn: async () => {
      const all: Entry[] = [];
      for (let before: number | null = null; all.length < mostRows; ) {
        const page: ConsoleWire['GET /api/audit']['reply'] = await accountsAudit(account, before, 500);
        all.push(...page.entries);
        before = page.next;
        if (before === null) break;
      }
      const heads = [t('audit.at'), t('audit.actor'), t('audit.verb'), t('accountsAudit.about'), t('audit.details')];
      const rows = all.map((e) => [
        e.at,
        byWhom(e, speech),
        code('audit', e.verb),
        aboutOf(e, speech),
        moreOf(e, titles, speech),
      ]);
      saveFile('meetmoment-accounts.csv', csvText([heads, ...rows], language), 'text/csv;charset=utf-8');
    },
  });
  return (
    <>
      <BusyButton variant="default" loading={save.isPending} onClick={() => save.mutate()}>
        {t('accountsAudit.csv')}
      </BusyButton>
      {save.isError && (
        <Alert color="clay" variant="light" role="alert">
          {refusal(save.error)}
        </Alert>
      )}
    </>
  );
}
