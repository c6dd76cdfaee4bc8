/** One text at a time, beside it the mail as one person gets it. */
import { Group, NativeSelect, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { Failed } from '../parts/states.tsx';
import { invitationsQuery, queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import { nameOf } from './invitation.ts';
import type { StudyMail } from './queries.ts';

const kinds = ['invitation', 'reminder1', 'reminder2', 'reminder3', 'thanks'] as const;
type Kind = (typeof kinds)[number];
const placeholders = ['name', 'link', 'school', 'closes', 'minutes', 'sender'];

export interface TextEditorProps {
  readonly study: string;
  readonly wave: string;
  readonly mail: StudyMail;
}

export function TextEditor({ study, wave, mail }: TextEditorProps) {
  const { t, refusal } = useWords();
  const [kind, setKind] = useState<Kind>('invitation');
  const [language, setLanguage] = useState(mail.settings.language);
  /** what was changed and is not saved yet, by text */
  const [drafts, setDrafts] = useState<Readonly<Record<string, { subject: string; body: string }>>>({});
  const [person, setPerson] = useState<string | null>(null);
  const key = `${kind} ${language}`;
  const kept = mail.texts.find((text) => text.kind === kind && text.language === language);
  const text = drafts[key] ?? { subject: kept?.subject ?? '', body: kept?.body ?? '' };
  const edit = (change: Partial<typeof text>) => setDrafts((now) => ({ ...now, [key]: { ...text, ...change } }));
  const kindName = (of: Kind) =>
    of.startsWith('reminder')
      ? t('mail.reminderRound', { round: of.slice(8) })
      : t(of === 'thanks' ? 'mail.thanks' : 'mail.invitation');

  const invited = useQuery(invitationsQuery(study, wave)).data?.invitations ?? [];
  const [settled] = useDebouncedValue(text, 400);
  const asked = { kind, language, ...settled, ...(person === null ? {} : { invitation: person }) };
  const preview = useQuery({
    queryKey: ['study', study, 'mailPreview', wave, asked],
    queryFn: ({ signal }) =>
      call('POST /api/studies/:study/waves/:wave/mail/preview', { params: { study, wave }, body: asked, signal }),
    enabled: invited.length > 0,
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: (given: { subject: string; body: string }) =>
      call('PUT /api/studies/:study/mail/texts/:kind/:language', { params: { study, kind, language }, body: given }),
    onSuccess: async () => {
      notifications.show({ message: t('mail.saved'), color: 'petrol' });
      await queryClient.invalidateQueries({ queryKey: ['study', study, 'mail'] });
      setDrafts((now) => Object.fromEntries(Object.entries(now).filter(([of]) => of !== key)));
    },
    onError: (error) =>
      notifications.show({ title: t('mail.saveFailed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  const shown = preview.data;
  return (
    <div className={styles.editor}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={t('mail.textKind')}
            value={kind}
            onChange={(e) => setKind(e.currentTarget.value as Kind)}
            data={kinds.map((one) => ({ value: one, label: kindName(one) }))}
          />
          <NativeSelect
            label={t('mail.textLanguage')}
            value={language}
            onChange={(e) => setLanguage(e.currentTarget.value === 'en' ? 'en' : 'nl')}
            data={[
              { value: 'nl', label: t('mail.dutch') },
              { value: 'en', label: t('mail.english') },
            ]}
          />
          {kept?.own && (
            <Text size="sm" c="dimmed" pb={8}>
              {t('mail.own')}
            </Text>
          )}
        </Group>
        <TextInput
          label={t('mail.subject')}
          value={text.subject}
          maxLength={200}
          lang={language}
          onChange={(e) => edit({ subject: e.currentTarget.value })}
        />
        <Textarea
          label={t('mail.body')}
          value={text.body}
          maxLength={10_000}
          lang={language}
          rows={18}
          onChange={(e) => edit({ body: e.currentTarget.value })}
        />
        <Text size="sm" c="dimmed">
          {t('mail.placeholders', { list: placeholders.map((p) => `{{${p}}}`).join(' ') })}
        </Text>
        <Group gap="sm">
          <BusyButton loading={save.isPending} disabled={drafts[key] === undefined} onClick={() => save.mutate(text)}>
            {t('mail.save')}
          </BusyButton>
          {kept?.own && (
            <BusyButton variant="default" loading={save.isPending} onClick={() => save.mutate({ subject: '', body: '' })}>
              {t('mail.shippedBack')}
            </BusyButton>
          )}
        </Group>
      </Stack>
      <section aria-labelledby="mail-preview">
        <Title order={2} size="h3" id="mail-preview" mb="sm">
          {t('mail.preview')}
        </Title>
        {invited.length === 0 ? (
          <Text maw="48ch">{t('mail.previewNobody')}</Text>
        ) : (
          <Stack gap="sm">
            <Select
              label={t('mail.previewFor')}
              searchable
              value={person ?? invited[0]?.id ?? null}
              onChange={setPerson}
              allowDeselect={false}
              limit={50}
              data={invited.map((i) => ({ value: i.id, label: nameOf(i) }))}
            />
            {preview.isError && !shown && <Failed error={preview.error} retry={() => void preview.refetch()} />}
            {shown && (
              <>
                {shown.problems.length > 0 && (
                  <div role="alert">
                    {shown.problems.map((problem) => (
                      <Text key={`${problem.code} ${problem.detail}`} c="var(--mantine-color-error)">
                        {t(`mail.problem.${problem.code}`, { detail: problem.detail })}
                      </Text>
                    ))}
                  </div>
                )}
                <div className={styles.mail} lang={language}>
                  {t('mail.previewFrom')}: {shown.from || '–'}
                  {'\n'}
                  {t('mail.previewTo')}: {shown.to || t('mail.noAddress')}
                  {'\n'}
                  <strong>{shown.subject}</strong>
                  {'\n\n'}
                  {shown.text}
                </div>
                <Text size="sm" c="dimmed">
                  {t('mail.linkHidden')}
                </Text>
              </>
            )}
          </Stack>
        )}
      </section>
    </div>
  );
}
