/** One response, without a name: its answers as a strip, its time, the decision with its reason, and the way back. */
import { Anchor, Button, Group, Select, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { call } from '../api.ts';
import { Loaded } from '../parts/states.tsx';
import { queryClient } from '../queries.ts';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Quality.module.css';
import { type Doubt, judgedQuery, qualityKey, type Reason, reasons } from './query.ts';
import { Strip } from './Strip.tsx';

interface JudgeProps {
  readonly doubt: Doubt;
  /** name of a school */
  readonly schoolOf: (id: string) => string;
  /** shows another response of the list */
  readonly onLook: (response: string) => void;
  readonly onClose: () => void;
}

/** Both decisions, with a toast from which an exclusion can be undone at once. */
function useDecisions(doubt: Doubt, onDone: () => void) {
  const { t, refusal } = useWords();
  const study = useStudyId();
  const id = doubt.response.slice(0, 8);
  const params = { study, response: doubt.response };
  const again = () => queryClient.invalidateQueries({ queryKey: qualityKey(study), exact: true });
  const onError = (error: unknown) => {
    notifications.show({ title: t('quality.failed'), message: refusal(error), color: 'clay', autoClose: false });
    void again();
  };
  const takeBack = useMutation({
    mutationFn: () => call('POST /api/studies/:study/quality/:response/take-back', { params, body: {} }),
    onSuccess: async () => {
      notifications.show({ title: t('quality.back'), message: t('quality.backWhat', { id }) });
      await again();
      onDone();
    },
    onError,
  });
  const exclude = useMutation({
    mutationFn: ({ reason, note }: { reason: Reason; note: string }) =>
      call('POST /api/studies/:study/quality/:response/exclude', { params, body: { reason, ...(note === '' ? {} : { note }) } }),
    onSuccess: async () => {
      const toast: string = notifications.show({
        title: t('quality.done'),
        autoClose: 12_000,
        message: (
          <Group justify="space-between" gap="sm">
            <span>{t('quality.doneWhat', { id })}</span>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                notifications.hide(toast);
                takeBack.mutate();
              }}
            >
              {t('quality.undo')}
            </Button>
          </Group>
        ),
      });
      await again();
      onDone();
    },
    onError,
  });
  return { exclude, takeBack };
}

/** What a flag rests on, in figures; undefined where the kind says it all. */
function useFigures(schoolOf: JudgeProps['schoolOf']): (flag: Doubt['flags'][number]) => string | undefined {
  const { t, number } = useWords();
  return ({ kind, figures }) => {
    const n = (key: string) => number(Number(figures[key]));
    switch (kind) {
      case 'longString':
        return t('quality.figures.longString', { run: n('run'), items: n('items') });
      case 'tooFast':
        return t('quality.figures.tooFast', { secondsPerItem: n('secondsPerItem') });
      case 'sameTieToAll':
        return t('quality.figures.sameTieToAll', { colleagues: n('colleagues') });
      case 'duplicate':
        return t('quality.figures.duplicate', { equal: n('equal'), other: String(figures.other).slice(0, 8) });
      case 'movedPerson':
        return t('quality.figures.movedPerson', {
          school: schoolOf(String(figures.school)),
          roster: schoolOf(String(figures.roster)),
        });
      case 'mixedVersions':
        return t('quality.figures.mixedVersions', { versions: String(figures.versions) });
      case 'straightLine':
      case 'contradiction':
      case 'impossibleTime':
        return undefined;
    }
  };
}

export function Judge({ doubt, schoolOf, onLook, onClose }: JudgeProps) {
  const { t, time, code } = useWords();
  const study = useStudyId();
  const figuresOf = useFigures(schoolOf);
  const query = useQuery(judgedQuery(study, doubt.response));
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const { exclude, takeBack } = useDecisions(doubt, onClose);
  return (
    <Dialog opened title={t('quality.title', { id: doubt.response.slice(0, 8) })} close={t('quality.close')} onClose={onClose}>
      <ul className={styles.flags}>
        {[...new Map(doubt.flags.map((flag) => [flag.kind, flag])).values()].map((flag) => {
          const said = figuresOf(flag);
          const { kind } = flag;
          return (
            <li key={kind}>
              <strong>{t(`quality.kind.${kind}`)}.</strong> {t(`quality.mean.${kind}`)}{' '}
              {said !== undefined && <span className={styles.figures}>{said}</span>}{' '}
              <span className={styles.why}>{t(`quality.why.${kind}`)}</span>{' '}
              {kind === 'duplicate' && (
                <Anchor component="button" type="button" className={styles.id} onClick={() => onLook(String(flag.figures.other))}>
                  {t('quality.other', { id: String(flag.figures.other).slice(0, 8) })}
                </Anchor>
              )}
            </li>
          );
        })}
      </ul>
      <Loaded query={query}>
        {(one) => (
          <>
            <Text size="sm">
              {one.person === null
                ? t('quality.anonymous')
                : t('quality.person', {
                    person: one.person,
                    functions: one.functions.map((f) => code('function', f)).join(', '),
                  })}
            </Text>
            <Text size="sm" mb="sm">
              {one.submittedAt === null || one.seconds === null
                ? t('quality.noTime')
                : t('quality.took', {
                    time: time(one.submittedAt),
                    minutes:
                      one.seconds < 60
                        ? t('quality.seconds', { s: one.seconds })
                        : t('quality.minutes', { m: Math.floor(one.seconds / 60), s: one.seconds % 60 }),
                  })}
            </Text>
            <Strip items={one.items} />
          </>
        )}
      </Loaded>
      {doubt.decisions.length > 0 && (
        <>
          <h3 className={styles.sub}>{t('quality.history')}</h3>
          <ul className={styles.history}>
            {doubt.decisions.map((d) => (
              <li key={d.at}>
                {t('quality.decided', { time: time(d.at), by: d.by, reason: t(`quality.reason.${d.reason}`) })}
                {d.note !== null && <span className={styles.why}> {d.note}</span>}
                {d.takenBackAt !== null && (
                  <>
                    <br />
                    {t('quality.tookBack', { time: time(d.takenBackAt), by: d.takenBackBy ?? '' })}
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {doubt.excluded ? (
        <Group justify="flex-end" mt="lg">
          <BusyButton loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
            {t('quality.takeBack')}
          </BusyButton>
        </Group>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason !== null) exclude.mutate({ reason, note: note.trim() });
          }}
        >
          <div className={styles.ask}>
            <h3 className={styles.sub}>{t('quality.excludeAsk')}</h3>
            <Text size="sm">{t('quality.excludeWhat')}</Text>
          </div>
          <Select
            label={t('quality.reason')}
            placeholder={t('quality.choose')}
            value={reason}
            onChange={(value) => setReason(reasons.find((one) => one === value) ?? null)}
            data={reasons.map((one) => ({ value: one, label: t(`quality.reason.${one}`) }))}
            required
          />
          <Textarea
            label={t('quality.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={500}
            autosize
            minRows={1}
          />
          <Group justify="flex-end">
            <BusyButton type="submit" color="clay" loading={exclude.isPending} disabled={reason === null}>
              {t('quality.exclude')}
            </BusyButton>
          </Group>
        </form>
      )}
    </Dialog>
  );
}
