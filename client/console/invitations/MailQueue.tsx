/** What became of every mail of a wave, and what somebody decides about it. */
import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { call } from '../api.ts';
import { Empty } from '../parts/states.tsx';
import { useFilter } from '../parts/useFilter.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { queryClient, schoolsQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import { MailAddress } from '../parts/MailAddress.tsx';
import type { MailRow, WaveMail } from './queries.ts';
import { useReason } from './useReason.tsx';

const states = ['queued', 'sending', 'sent', 'uncertain', 'refused', 'bounced', 'cancelled'] as const;
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
  const phone = usePhone();
  const [asked] = useSearchParams();
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
  const { compare } = new Intl.Collator(words.locale, { numeric: true });
  const inMail = [...new Set(mail.rows.map((row) => row.school))].toSorted((a, b) => compare(school(a), school(b)));
  const { shown, bar } = useFilter(mail.rows, {
    label: t('invitations.search'),
    text: (row) => `${nameOf(row)} ${row.email ?? ''} ${school(row.school)}`,
    lists: [
      {
        key: 'state',
        label: t('mail.state'),
        all: t('mail.allStates'),
        options: [
          { value: 'trouble', label: t('mail.inTrouble') },
          ...states.map((s) => ({ value: s, label: t(`mail.state.${s}`) })),
        ],
        fits: (row, state) => (state === 'trouble' ? inTrouble(row) : shownState(row.state) === state),
        ...(asked.get('state') === 'trouble' ? { start: 'trouble' } : {}),
      },
      {
        key: 'school',
        label: t('invitations.school'),
        all: t('mail.allSchools'),
        options: inMail.map((id) => ({ value: id, label: school(id) })),
        fits: (row, id) => row.school === id,
        ...(inMail.includes(asked.get('school') ?? '') ? { start: asked.get('school')! } : {}),
      },
    ],
  });
  const reason = useReason(study, mail.from);
  const kindOf = (row: MailRow) =>
    row.kind === 'reminder' ? t('mail.reminderRound', { round: row.round }) : t(`mail.${row.kind}`);
  const whenOf = (row: MailRow) => row.sentAt ?? row.notBefore;
  const person: Column<MailRow>[] = [
    {
      key: 'person',
      title: t('invitations.person'),
      head: true,
      sort: nameOf,
      cell: (row) => (
        <>
          {nameOf(row)}
          {row.email !== null && <MailAddress address={row.email} />}
        </>
      ),
    },
  ];
  const kind: Column<MailRow>[] = [{ key: 'kind', title: t('mail.kind'), sort: kindOf, cell: kindOf }];
  const state: Column<MailRow>[] = [
    {
      key: 'state',
      title: t('mail.state'),
      // within a state by the moment
      sort: (row) => `${states.indexOf(shownState(row.state))} ${whenOf(row)}`,
      cell: (row) => (
        <>
          <span className={styles.state} data-state={shownState(row.state)}>
            {t(`mail.state.${row.state}`)}
          </span>
          <div className={styles.moment}>{time(whenOf(row))}</div>
        </>
      ),
    },
  ];
  const actions: Column<MailRow>[] = [
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
  ];
  const rest: Column<MailRow>[] = [
    {
      key: 'reason',
      title: t('mail.detail'),
      sort: (row) => reason.why(row.reason, row.state),
      cell: (row) => (
        <div className={styles.reason}>
          {reason.why(row.reason, row.state)}
          {row.automatic && <div className={styles.email}>{t('mail.byItself')}</div>}
          {reason.advice(row)}
        </div>
      ),
    },
    { key: 'school', title: t('invitations.school'), sort: (row) => school(row.school), cell: (row) => school(row.school) },
  ];
  // on a phone what became of it and what to do come first, under each other
  const both = state.map((column) => ({
    ...column,
    cell: (row: MailRow) => (
      <>
        {column.cell(row)}
        <div className={styles.below}>{actions.map((one) => one.cell(row))}</div>
      </>
    ),
  }));
  const columns = phone
    ? [...person, ...both, ...rest, ...kind]
    : [...person, ...kind, ...state, ...rest.slice(0, 1), ...actions, ...rest.slice(1)];
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
          {bar}
          <DataTable
            caption={t('mail.queue')}
            captionHidden
            columns={columns}
            rows={shown}
            rowKey={(row) => row.id}
            words={words}
            portion={40}
          />
        </>
      )}
    </section>
  );
}
