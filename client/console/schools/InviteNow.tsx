/** Somebody was invited by what was just done: by mail, by the link or by a letter, from here. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, download } from '../api.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { useFocusOnArrival } from '../parts/useFocusOnArrival.ts';
import { coordinatorQuery } from '../queries.ts';
import styles from '../rosters/Rosters.module.css';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';

export interface Invited {
  readonly person: string;
  readonly name: string;
}
interface InviteNowProps {
  readonly invited: Invited;
  readonly school: string;
  readonly wave: { readonly id: string; readonly label: string };
  readonly onDone: () => void;
}

export function InviteNow({ invited: { person, name }, school, wave, onDone }: InviteNowProps) {
  const { t, time, refusal, language } = useWords();
  const study = useStudyId();
  // whether a mail server is set; the same answer as the check below the list
  const canMail = useQuery(coordinatorQuery(study, school)).data?.mail === true;
  const arrived = useFocusOnArrival<HTMLHeadingElement>();
  const of = { params: { study, person }, body: { wave: wave.id } };
  const mail = useMutation({ mutationFn: () => call('POST /api/studies/:study/people/:person/invitation/mail', of) });
  const link = useMutation({ mutationFn: () => call('POST /api/studies/:study/people/:person/invitation/link', of) });
  const letter = useMutation({
    mutationFn: () =>
      download(
        'POST /api/studies/:study/waves/:wave/letters.pdf',
        { params: { study, wave: wave.id }, query: { language, person } },
        t('roster.inviteLetterFile'),
      ),
  });
  const failed = mail.error ?? link.error ?? letter.error;
  return (
    <section className={styles.form} aria-labelledby="invite-now">
      <Title order={2} size="h3" id="invite-now" ref={arrived} tabIndex={-1}>
        {t('roster.invitedTitle', { name, wave: wave.label })}
      </Title>
      <Text c="dimmed" maw="68ch">
        {t('roster.invitedWhat')}
      </Text>
      <Group gap="sm">
        {canMail && (
          <Button
            variant="default"
            loading={mail.isPending}
            disabled={typeof mail.data?.at === 'string'}
            onClick={() => mail.mutate()}
          >
            {t('roster.inviteMail')}
          </Button>
        )}
        <Button variant="default" loading={link.isPending} disabled={link.data !== undefined} onClick={() => link.mutate()}>
          {t('roster.inviteLink')}
        </Button>
        <Button variant="default" loading={letter.isPending} onClick={() => letter.mutate()}>
          {t('roster.inviteLetter')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('roster.inviteDone')}
        </Button>
      </Group>
      <output className={styles.said}>
        {mail.data && (
          <Text>
            {mail.data.at !== null
              ? t('roster.inviteMailed', { date: time(mail.data.at) })
              : t('roster.inviteNotMailed', { why: t(`mail.why.${mail.data.why ?? 'notOnRoster'}`) })}
          </Text>
        )}
        {link.data && (
          <>
            <span className={styles.link}>
              <code>{link.data.link}</code>
              <CopyButton text={() => link.data.link} label={t('roster.inviteCopy')} size="compact-md" />
            </span>
            <Text>{t('roster.inviteCode', { address: link.data.address, code: link.data.code })}</Text>
          </>
        )}
      </output>
      {failed && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(failed)}
        </Text>
      )}
    </section>
  );
}
