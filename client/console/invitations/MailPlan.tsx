/** The dry run: who would get which mail when and why; confirmed, it enters the queue as it was shown. */
import { Button, Checkbox, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Icon } from '../../ui/icons.tsx';
import { call } from '../api.ts';
import { Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { queryClient, schoolsQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import { type Plan, planQuery } from './queries.ts';

const kinds = ['invitation', 'reminder', 'thanks'] as const;
type Kind = (typeof kinds)[number];

export interface MailPlanProps {
  readonly study: string;
  readonly wave: string;
  /** the wave is open and there is a mail server */
  readonly possible: boolean;
}

export function MailPlan(props: MailPlanProps) {
  const { t } = useWords();
  const plan = useQuery(planQuery(props.study, props.wave));
  return (
    <section aria-labelledby="mail-plan">
      <Title order={2} size="h3" id="mail-plan" mb="sm">
        {t('mail.plan')}
      </Title>
      <Loaded query={plan}>{(data) => <Planned {...props} plan={data} />}</Loaded>
    </section>
  );
}

function Planned({ study, wave, possible, plan }: MailPlanProps & { readonly plan: Plan }) {
  const { t, time, refusal, number } = useWords();
  const words = useTableWords();
  const [left, setLeft] = useState<readonly Kind[]>([]);
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<'send' | 'not' | null>(null);
  const schools = useQuery(schoolsQuery(study)).data?.schools;
  const school = (id: string) => schools?.find((s) => s.id === id)?.name ?? id;
  const there = kinds.filter((kind) => plan.send.some((row) => row.kind === kind));
  const chosen = there.filter((kind) => !left.includes(kind));
  const rows = plan.send.filter((row) => chosen.includes(row.kind));
  const first = rows.map((row) => row.at).toSorted()[0] ?? '';
  const queue = useMutation({
    mutationFn: () =>
      call('POST /api/studies/:study/waves/:wave/mail/plan', {
        params: { study, wave },
        body: { fingerprint: plan.fingerprint, kinds: [...chosen] },
      }),
    onSuccess: ({ queued }) => notifications.show({ message: t('mail.queued', { count: queued }), color: 'petrol' }),
    onError: (error) =>
      notifications.show({ title: t('mail.queueFailed'), message: refusal(error), color: 'clay', autoClose: false }),
    onSettled: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: ['study', study, 'mail'] });
    },
  });
  const kindName = (row: { readonly kind: Kind; readonly round: number }) =>
    row.kind === 'reminder' ? t('mail.reminderRound', { round: row.round }) : t(`mail.${row.kind}`);
  const sendColumns: Column<Plan['send'][number]>[] = [
    {
      key: 'person',
      title: t('invitations.person'),
      head: true,
      sort: (r) => r.name ?? r.person,
      cell: (r) => r.name ?? r.person,
    },
    { key: 'kind', title: t('mail.kind'), sort: kindName, cell: kindName },
    { key: 'cause', title: t('mail.cause'), sort: (r) => r.cause, cell: (r) => t(`mail.cause.${r.cause}`) },
    { key: 'when', title: t('mail.when'), sort: (r) => r.at, cell: (r) => time(r.at) },
    { key: 'school', title: t('invitations.school'), sort: (r) => school(r.school), cell: (r) => school(r.school) },
  ];
  const notColumns: Column<Plan['not'][number]>[] = [
    {
      key: 'person',
      title: t('invitations.person'),
      head: true,
      sort: (r) => r.name ?? r.person,
      cell: (r) => r.name ?? r.person,
    },
    { key: 'why', title: t('mail.why'), sort: (r) => r.why, cell: (r) => t(`mail.why.${r.why}`) },
    { key: 'school', title: t('invitations.school'), sort: (r) => school(r.school), cell: (r) => school(r.school) },
  ];
  const reasons = [...new Set(plan.not.map((row) => row.why))].map((why) => ({
    why,
    count: plan.not.filter((r) => r.why === why).length,
  }));
  const toggle = (what: 'send' | 'not') => setShown((now) => (now === what ? null : what));
  return (
    <Stack gap="sm" align="flex-start">
      {plan.uninvited > 0 && <Text>{t('mail.uninvited', { count: plan.uninvited })}</Text>}
      {there.length === 0 ? (
        <>
          <Text fw={600}>{t('mail.planNothing')}</Text>
          <Text maw="68ch">{t('mail.planNothingWhat')}</Text>
        </>
      ) : (
        <>
          {there.map((kind) => (
            <Checkbox
              key={kind}
              label={t('mail.chosen', { kind: t(`mail.${kind}`), count: plan.send.filter((row) => row.kind === kind).length })}
              checked={chosen.includes(kind)}
              onChange={(e) => {
                const on = e.currentTarget.checked;
                setLeft((now) => (on ? now.filter((k) => k !== kind) : [...now, kind]));
              }}
            />
          ))}
          <Button onClick={() => setAsking(true)} disabled={!possible || rows.length === 0}>
            {t('mail.queueIt')}
          </Button>
        </>
      )}
      {reasons.length > 0 && <Text>{t('mail.notTable')}:</Text>}
      {reasons.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
          {reasons.map(({ why, count }) => (
            <li key={why} className="tabular">
              {number(count)}: {t(`mail.why.${why}`)}
            </li>
          ))}
        </ul>
      )}
      <div>
        {there.length > 0 && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-expanded={shown === 'send'}
            leftSection={<Icon name={shown === 'send' ? 'fold' : 'unfold'} />}
            onClick={() => toggle('send')}
          >
            {t('mail.showPlan')}
          </Button>
        )}
        {plan.not.length > 0 && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-expanded={shown === 'not'}
            leftSection={<Icon name={shown === 'not' ? 'fold' : 'unfold'} />}
            onClick={() => toggle('not')}
          >
            {t('mail.showNot')}
          </Button>
        )}
      </div>
      {shown === 'send' && (
        <div className={styles.full}>
          <DataTable
            caption={t('mail.planTable')}
            columns={sendColumns}
            rows={rows}
            rowKey={(r) => r.invitation}
            words={words}
            portion={50}
          />
        </div>
      )}
      {shown === 'not' && (
        <div className={styles.full}>
          <DataTable
            caption={t('mail.notTable')}
            columns={notColumns}
            rows={plan.not}
            rowKey={(r) => r.invitation}
            words={words}
            portion={50}
          />
        </div>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('mail.queueTitle')}
        yes={t('mail.queueYes')}
        no={t('app.cancel')}
        close={t('app.close')}
        busy={queue.isPending}
        onYes={() => queue.mutate()}
        onNo={() => setAsking(false)}
      >
        <Text>{t('mail.queueWhat', { count: rows.length, when: time(first) })}</Text>
      </ConfirmDialog>
    </Stack>
  );
}
