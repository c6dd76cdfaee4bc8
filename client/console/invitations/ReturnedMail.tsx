/** Returned mails dropped here: what they say and whose they are, before anything is marked. */
import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Icon } from '../../ui/icons.tsx';
import { call } from '../api.ts';
import zone from '../parts/DropZone.module.css';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import { type Found, lookAtReturned } from './returned.ts';
import { ReturnedTable } from './ReturnedTable.tsx';

const mostFiles = 300;

export interface ReturnedMailProps {
  readonly study: string;
  readonly wave: string;
  readonly from: string | null;
}

export function ReturnedMail({ study, wave, from }: ReturnedMailProps) {
  const { t, refusal } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [byHand, setByHand] = useState(false);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const mine = found?.mails.filter((one) => one.marks) ?? [];
  const read = async (files: readonly File[]) => {
    if (files.length === 0 || progress) return;
    const some = files.slice(0, mostFiles);
    setFound(null);
    const result = await lookAtReturned(study, some, (done) => setProgress({ done, of: some.length }));
    setProgress(null);
    setFound({ ...result, left: result.left + files.length - some.length });
    heading.current?.focus();
  };
  const mark = useMutation({
    mutationFn: () =>
      call('POST /api/studies/:study/mail/returned/marks', {
        params: { study },
        body: { mails: mine.map(({ mail, status }) => ({ id: mail!.id, status })) },
      }),
    onSuccess: async ({ changed }) => {
      setFound(null);
      notifications.show({ message: t('mail.marked', { count: changed }), color: 'petrol' });
      await queryClient.invalidateQueries({ queryKey: ['study', study, 'mail'] });
      heading.current?.focus({ preventScroll: true });
    },
    onError: (error) =>
      notifications.show({ title: t('mail.markFailed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  return (
    <section aria-labelledby="mail-returned">
      <Title order={2} size="h3" id="mail-returned" mt="xl" mb="sm" ref={heading} tabIndex={-1}>
        {t('mail.bounces')}
      </Title>
      <Stack gap="sm" align="flex-start">
        <Text maw="68ch">{t('mail.returnedWhat')}</Text>
        {/* the zone is for the mouse; the button in it does the same for everybody */}
        <Dropzone
          onDrop={(files) => void read(files)}
          activateOnClick={false}
          activateOnKeyboard={false}
          className={`${zone.zone} ${styles.drop}`}
          inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
          tabIndex={-1}
        >
          <Text fw={620} mb={6}>
            {t('mail.returnedDrop')}
          </Text>
          <BusyButton variant="default" loading={progress !== null} onClick={() => input.current?.click()}>
            {t('mail.returnedChoose')}
          </BusyButton>
        </Dropzone>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          data-testid="choose-returned"
          accept=".eml,.mbox,.zip,.txt,message/rfc822,application/mbox,application/zip"
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void read(files);
          }}
        />
        <output aria-live="polite">{progress && t('mail.returnedBusy', { done: progress.done + 1, of: progress.of })}</output>
        {found && (
          <Stack gap="sm" align="flex-start" w="100%">
            {found.failed.length > 0 && (
              <Alert role="alert" color="clay" variant="light" maw={760} w="100%" title={t('mail.returnedFailed')}>
                {found.failed.slice(0, 5).map(({ name, error }) => (
                  <div key={name}>
                    {name}: {refusal(error)}
                  </div>
                ))}
              </Alert>
            )}
            {found.left > 0 && <Text>{t('mail.returnedLeft', { count: found.left })}</Text>}
            <ReturnedTable study={study} from={from} read={found.read} mails={found.mails} />
            <Group gap="sm">
              {mine.length > 0 && (
                <BusyButton loading={mark.isPending} onClick={() => mark.mutate()}>
                  {t('mail.returnedMark', { count: mine.length })}
                </BusyButton>
              )}
              <Button variant="default" onClick={() => setFound(null)}>
                {t(mine.length > 0 ? 'mail.returnedLeave' : 'app.close')}
              </Button>
            </Group>
          </Stack>
        )}
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={byHand}
          leftSection={<Icon name={byHand ? 'fold' : 'unfold'} />}
          onClick={() => setByHand((now) => !now)}
        >
          {t('mail.bouncesByHand')}
        </Button>
        {byHand && <ByHand study={study} wave={wave} />}
      </Stack>
    </section>
  );
}

/** A list of addresses instead of the mails themselves. */
function ByHand({ study, wave }: { readonly study: string; readonly wave: string }) {
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
    <Stack gap="xs" maw={640} w="100%" align="flex-start">
      <Textarea
        label={t('mail.bouncesLabel')}
        description={t('mail.bouncesWhat')}
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
