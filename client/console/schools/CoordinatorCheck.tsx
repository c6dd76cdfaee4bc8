/** The check by the school itself: its link, when the list was confirmed, and remarks to accept or dismiss. */
import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsoleWire, call } from '../api.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Loaded } from '../parts/states.tsx';
import { coordinatorQuery, schoolsQuery } from '../queries.ts';
import styles from '../rosters/Rosters.module.css';
import type { Invited } from './InviteNow.tsx';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';

type Check = ConsoleWire['GET /api/studies/:study/schools/:school/coordinator']['reply'];
type Remark = Check['suggestions'][number];

interface CheckProps {
  readonly school: string;
  readonly wave: string | undefined;
  /** somebody whom the school missed has an invitation now */
  readonly onInvited: (invited: Invited) => void;
}

export function CoordinatorCheck({ school, wave, onInvited }: CheckProps) {
  const { t } = useWords();
  const study = useStudyId();
  const check = useQuery(coordinatorQuery(study, school));
  return (
    <section className={styles.people}>
      <Title order={2} size="h3">
        {t('coordinator.title')}
      </Title>
      <Text c="dimmed" maw="68ch" mb="sm">
        {t('coordinator.what')}
      </Text>
      <Loaded query={check}>{(data) => <Found check={data} school={school} wave={wave} onInvited={onInvited} />}</Loaded>
    </section>
  );
}

function Found({ check, school, wave, onInvited }: CheckProps & { readonly check: Check }) {
  const { t, day, number, refusal } = useWords();
  const study = useStudyId();
  const client = useQueryClient();
  // the list of schools says how far each is
  const refresh = () => client.invalidateQueries({ queryKey: schoolsQuery(study).queryKey });
  const params = { study, school };
  const make = useMutation({
    mutationFn: () => call('POST /api/studies/:study/schools/:school/coordinator', { params }),
    onSettled: refresh,
  });
  const revoke = useMutation({
    mutationFn: () => call('DELETE /api/studies/:study/schools/:school/coordinator', { params }),
    onSuccess: () => make.reset(),
    onSettled: refresh,
  });
  const renew = useMutation({
    mutationFn: () => call('POST /api/studies/:study/schools/:school/coordinator/renewal', { params }),
    onSettled: refresh,
  });
  const { link, suggestions } = check;
  const failed = make.error ?? renew.error ?? revoke.error;
  return (
    <>
      {link && (
        <Text maw="68ch">
          {t(link.ended ? 'coordinator.ended' : 'coordinator.since', { date: day(link.createdAt), end: day(link.endsAt) })}{' '}
          {link.mailedAt !== null && `${t('coordinator.mailedOn', { date: day(link.mailedAt) })} `}
          {link.confirmedAt === null
            ? t('coordinator.notYet')
            : t('coordinator.confirmed', { date: day(link.confirmedAt), count: number(link.confirmedPeople ?? 0) })}
        </Text>
      )}
      {make.data && (
        <output className={styles.link}>
          <Text>{t('coordinator.link')}</Text>
          <code>{make.data.link}</code>
          <CopyButton text={() => make.data.link} label={t('coordinator.copy')} size="compact-md" />
        </output>
      )}
      <Group gap="sm" my="sm">
        {link && (
          <Button variant={link.ended ? 'filled' : 'default'} loading={renew.isPending} onClick={() => renew.mutate()}>
            {t('coordinator.renew')}
          </Button>
        )}
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {t(link ? 'coordinator.replace' : 'coordinator.make')}
        </Button>
        {link && (
          <Button variant="subtle" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('coordinator.revoke')}
          </Button>
        )}
      </Group>
      {link && (
        <Text size="sm" c="dimmed" maw="68ch" mb="sm">
          {t('coordinator.endsWhat')}
        </Text>
      )}
      {link && !link.ended && check.mail && <MailLink recipients={check.recipients} school={school} onMailed={refresh} />}
      {failed && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(failed)}
        </Text>
      )}
      {link && suggestions.length === 0 && <Text c="dimmed">{t('coordinator.none')}</Text>}
      {suggestions.length > 0 && (
        <>
          <Title order={3} size="h4">
            {t('coordinator.remarks')}
          </Title>
          <ul>
            {suggestions.map((remark) => (
              <Decide key={remark.id} remark={remark} wave={wave} onInvited={onInvited} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface MailLinkProps {
  readonly recipients: Check['recipients'];
  readonly school: string;
  readonly onMailed: () => unknown;
}

/** The link goes by mail to somebody of the school whose address is on the roster; it is not shown for that. */
function MailLink({ recipients, school, onMailed }: MailLinkProps) {
  const { t, code, refusal } = useWords();
  const study = useStudyId();
  const [chosen, setChosen] = useState<string>();
  const to = recipients.find((r) => r.person === chosen) ?? recipients[0];
  const send = useMutation({
    mutationFn: (person: string) =>
      call('POST /api/studies/:study/schools/:school/coordinator/mail', { params: { study, school }, body: { person } }),
    onSettled: onMailed,
  });
  if (!to)
    return (
      <Text c="dimmed" maw="68ch">
        {t('coordinator.noAddress')}
      </Text>
    );
  const said = send.data;
  return (
    <>
      <Group gap="sm" align="flex-end" mb="xs">
        <NativeSelect
          label={t('coordinator.mailTo')}
          value={to.person}
          onChange={(e) => setChosen(e.currentTarget.value)}
          data={recipients.map(({ person, name, functions }) => ({
            value: person,
            label: `${name} (${functions.map((f) => code('function', f)).join(', ')})`,
          }))}
        />
        <Button variant="default" loading={send.isPending} onClick={() => send.mutate(to.person)}>
          {t('coordinator.mail')}
        </Button>
      </Group>
      <Text component="output" display="block" mb="sm">
        {said?.sent === true ? t('coordinator.mailed', { email: said.to }) : ''}
      </Text>
      {(said?.sent === false || send.isError) && (
        <Text role="alert" c="var(--mantine-color-error)" mb="sm">
          {said ? t('coordinator.notMailed', { code: said.code ?? '' }) : refusal(send.error)}
        </Text>
      )}
    </>
  );
}

function Decide({ remark, wave, onInvited }: Omit<CheckProps, 'school'> & { readonly remark: Remark }) {
  const { t, code, refusal } = useWords();
  const study = useStudyId();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (accept: boolean) =>
      call('POST /api/studies/:study/suggestions/:suggestion', {
        params: { study, suggestion: remark.id },
        body: { accept, wave: wave ?? '' },
      }),
    onSuccess: ({ invited, person }) => {
      if (invited && person !== null) onInvited({ person, name: remark.name });
    },
    onSettled: () => client.invalidateQueries({ queryKey: schoolsQuery(study).queryKey }),
  });
  const functions = remark.functions.map((f) => code('function', f)).join(', ');
  const said = t(`coordinator.${remark.kind}`, { name: remark.name, functions });
  return (
    <li>
      {said}{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={wave === undefined || decide.isPending}
        aria-label={`${t('coordinator.accept')}: ${said}`}
        onClick={() => decide.mutate(true)}
      >
        {t('coordinator.accept')}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={wave === undefined || decide.isPending}
        aria-label={`${t('coordinator.dismiss')}: ${said}`}
        onClick={() => decide.mutate(false)}
      >
        {t('coordinator.dismiss')}
      </Button>
      {decide.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(decide.error)}
        </Text>
      )}
    </li>
  );
}
