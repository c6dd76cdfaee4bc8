/** What became of every mail of a wave, and what somebody decides about it. */
import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { call } from '../api.ts';
import { Empty } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { queryClient, schoolsQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import type { MailRow, WaveMail } from './queries.ts';

const states = ['queued', 'sending', 'sent', 'uncertain', 'refused', 'bounced', 'cancelled'] as const;
const knownReasons = [
  'finished',
  'declined',
  'notOnRoster',
  'noAddress',
  'waveClosed',
  'notFinished',
  'notMade',
  'byHand',
  'interrupted',
] as const;
type Act = 'again' | 'sent' | 'bounced' | 'cancelled';
const actWords = { again: 'mail.again', sent: 'mail.arrived', bounced: 'mail.bouncedIt', cancelled: 'mail.cancel' } as const;
/** the decision that is most often right, by state */
const actOf: Partial<Record<MailRow['state'], Act>> = {
  queued: 'cancelled',
  sent: 'bounced',
  uncertain: 'again',
  refused: 'again',
  bounced: 'again',
  cancelled: 'again',
};
/** what the cockpit leads to: what did not arrive, perhaps did not, or waits though its moment has come */
const inTrouble = (row: MailRow) =>
  ['uncertain', 'refused', 'bounced'].includes(row.state) ||
  (['queued', 'claimed', 'sending'].includes(row.state) && (row.attempts > 0 || Date.parse(row.notBefore) < Date.now()));
const shownState = (state: MailRow['state']) => (state === 'claimed' ? 'sending' : state);

export interface MailQueueProps {
  readonly study: string;
  readonly wave: string;
  readonly mail: WaveMail;
}

export function MailQueue({ study, wave, mail }: MailQueueProps) {
  const { t, time, refusal, number } = useWords();
  const words = useTableWords();
  const [asked] = useSearchParams();
  const [state, setState] = useState(asked.get('state') === 'trouble' ? 'trouble' : '');
  const [only, setOnly] = useState(asked.get('school') ?? '');
  const [search, setSearch] = useState('');
  const schools = useQuery(schoolsQuery(study)).data?.schools;
  const school = (id: string) => schools?.find((s) => s.id === id)?.name ?? id;
  const nameOf = (row: MailRow) => row.name ?? row.person;
  const mark = useMutation({
    mutationFn: ({ rows, as }: { rows: string[]; as: Act }) =>
      call('POST /api/studies/:study/waves/:wave/mail/marks', { params: { study, wave }, body: { rows, as } }),
    onSuccess: ({ changed }) => notifications.show({ message: t('mail.marked', { count: changed }), color: 'petrol' }),
    onError: (error) =>
      notifications.show({ title: t('mail.markFailed'), message: refusal(error), color: 'clay', autoClose: false }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['study', study, 'mail'] }),
  });
  const uncertain = mail.rows.filter((row) => row.state === 'uncertain').map((row) => row.id);
  const wanted = search.trim().toLowerCase();
  const { compare } = new Intl.Collator(words.locale, { numeric: true });
  const inMail = [...new Set([...mail.rows.map((row) => row.school), ...(only === '' ? [] : [only])])].toSorted((a, b) =>
    compare(school(a), school(b)),
  );
  const rows = mail.rows.filter(
    (row) =>
      (state === '' || (state === 'trouble' ? inTrouble(row) : shownState(row.state) === state)) &&
      (only === '' || row.school === only) &&
      (wanted === '' || `${nameOf(row)} ${row.email ?? ''} ${school(row.school)}`.toLowerCase().includes(wanted)),
  );
  const reasonOf = ({ reason }: MailRow) => {
    if (reason === null) return '';
    const known = knownReasons.find((one) => one === reason);
    return known ? t(`mail.reason.${known}`) : t('mail.reasonCode', { code: reason });
  };
  const kindOf = (row: MailRow) =>
    row.kind === 'reminder' ? t('mail.reminderRound', { round: row.round }) : t(`mail.${row.kind}`);
  const columns: Column<MailRow>[] = [
    {
      key: 'person',
      title: t('invitations.person'),
      head: true,
      sort: nameOf,
      cell: (row) => (
        <>
          {nameOf(row)}
          {row.email !== null && <div className={styles.email}>{row.email}</div>}
        </>
      ),
    },
    { key: 'kind', title: t('mail.kind'), sort: kindOf, cell: kindOf },
    {
      key: 'state',
      title: t('mail.state'),
      sort: (row) => states.indexOf(shownState(row.state)),
      cell: (row) => (
        <span className={styles.state} data-state={shownState(row.state)}>
          {t(`mail.state.${row.state}`)}
        </span>
      ),
    },
    {
      key: 'when',
      title: t('mail.when'),
      sort: (row) => row.sentAt ?? row.notBefore,
      cell: (row) => time(row.sentAt ?? row.notBefore),
    },
    { key: 'reason', title: t('mail.detail'), sort: reasonOf, cell: reasonOf },
    {
      key: 'act',
      title: t('mail.act'),
      cell: (row) => {
        const as = actOf[row.state];
        return as === undefined ? null : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('mail.actFor', { act: t(actWords[as]), name: nameOf(row) })}
            onClick={() => mark.mutate({ rows: [row.id], as })}
          >
            {t(actWords[as])}
          </Button>
        );
      },
    },
    { key: 'school', title: t('invitations.school'), sort: (row) => school(row.school), cell: (row) => school(row.school) },
  ];
  return (
    <section aria-labelledby="mail-queue">
      <Title order={2} size="h3" id="mail-queue" mt="xl" mb="sm">
        {t('mail.queue')}
      </Title>
      {uncertain.length > 0 && (
        <Alert role="alert" color="clay" variant="light" mb="lg" maw={760}>
          <Text mb="sm">{t('mail.uncertain', { count: uncertain.length })}</Text>
          <Group gap="sm">
            <BusyButton loading={mark.isPending} onClick={() => mark.mutate({ rows: uncertain, as: 'again' })}>
              {t('mail.allAgain')}
            </BusyButton>
            <Button variant="default" onClick={() => mark.mutate({ rows: uncertain, as: 'sent' })}>
              {t('mail.allArrived')}
            </Button>
          </Group>
        </Alert>
      )}
      {mail.rows.length === 0 ? (
        <Empty title={t('mail.queueEmpty')}>{t('mail.queueEmptyWhat')}</Empty>
      ) : (
        <>
          <Text className="tabular" mb="sm">
            {states
              .map((one) => [one, one === 'sending' ? mail.counts.sending + mail.counts.claimed : mail.counts[one]] as const)
              .filter(([, count]) => count > 0)
              .map(([one, count]) => `${number(count)} ${t(`mail.state.${one}`)}`)
              .join(' · ')}
          </Text>
          <Group align="flex-end" gap="sm" mb="md">
            <TextInput
              label={t('invitations.search')}
              type="search"
              w={280}
              value={search}
              onChange={(e) => setSearch(e.currentTarget.value)}
            />
            <NativeSelect
              label={t('mail.state')}
              value={state}
              onChange={(e) => setState(e.currentTarget.value)}
              data={[
                { value: '', label: t('mail.allStates') },
                { value: 'trouble', label: t('mail.inTrouble') },
                ...states.map((s) => ({ value: s, label: t(`mail.state.${s}`) })),
              ]}
            />
            {inMail.length > 1 && (
              <NativeSelect
                label={t('invitations.school')}
                value={only}
                onChange={(e) => setOnly(e.currentTarget.value)}
                data={[{ value: '', label: t('mail.allSchools') }, ...inMail.map((id) => ({ value: id, label: school(id) }))]}
              />
            )}
          </Group>
          <DataTable
            caption={t('mail.queue')}
            captionHidden
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            words={words}
            portion={40}
          />
          <Bounces study={study} wave={wave} />
        </>
      )}
    </section>
  );
}

function Bounces({ study, wave }: { readonly study: string; readonly wave: string }) {
  const { t, refusal } = useWords();
  const [text, setText] = useState('');
  const bounces = useMutation({
    mutationFn: () => call('POST /api/studies/:study/waves/:wave/mail/bounces', { params: { study, wave }, body: { text } }),
    onSuccess: async ({ changed }) => {
      setText('');
      notifications.show({ message: t('mail.marked', { count: changed }), color: 'petrol' });
      await queryClient.invalidateQueries({ queryKey: ['study', study, 'mail'] });
    },
    onError: (error) =>
      notifications.show({ title: t('mail.markFailed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  return (
    <Stack gap="xs" mt="xl" maw={640} align="flex-start">
      <Title order={3} size="h4">
        {t('mail.bounces')}
      </Title>
      <Text size="sm">{t('mail.bouncesWhat')}</Text>
      <Textarea
        label={t('mail.bouncesLabel')}
        rows={3}
        w="100%"
        value={text}
        maxLength={400_000}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      <BusyButton variant="default" disabled={text.trim() === ''} loading={bounces.isPending} onClick={() => bounces.mutate()}>
        {t('mail.bouncesDo')}
      </BusyButton>
    </Stack>
  );
}
