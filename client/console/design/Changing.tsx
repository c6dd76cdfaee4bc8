/**
 * Changing the design: first the server says what it would touch. Where that is nothing, it is done at once; else a dialog says what it
 * means and asks, or why it cannot be done.
 */
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { DesignView, DryRun, Operation } from '../../../server/design/contract.ts';
import { Refused } from '../../lib/call.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { call } from '../api.ts';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import { type Conflict, ConflictDialog } from './Conflict.tsx';
import styles from './Design.module.css';
import { NamesFrom, useNotes } from './notes.ts';
import { designQuery } from './queries.ts';

interface Changes {
  /** looks, asks where needed, and does it; `done` when the server has it */
  readonly change: (operations: readonly Operation[], done?: () => void) => void;
  readonly busy: boolean;
}
const Context = createContext<Changes>({ change: () => undefined, busy: false });
export const useChanging = (): Changes => useContext(Context);

interface Wish {
  readonly operations: readonly Operation[];
  readonly done: (() => void) | undefined;
  /** the revision that was looked at */
  readonly revision: number;
}
interface Asking extends Wish {
  readonly look: DryRun;
}

export function Changing({ design, children }: { readonly design: DesignView; readonly children: ReactNode }) {
  const { t, refusal } = useWords();
  const { study, revision } = design;
  const [asking, setAsking] = useState<Asking>();
  const [failed, setFailed] = useState<unknown>();
  const [conflict, setConflict] = useState<Conflict & { readonly wish: Wish }>();
  /** Somebody was faster: what they did is fetched and shown beside what was meant here; anything else is said as it is. */
  const refused = async (error: unknown, wish: Wish) => {
    if (!(error instanceof Refused && error.code === 'designChanged')) return setFailed(error);
    setAsking(undefined);
    try {
      const fresh = await queryClient.fetchQuery({ ...designQuery(study), staleTime: 0 });
      const theirs = fresh.history.filter((one) => one.revision > wish.revision);
      setConflict({ theirs, mine: wish.operations, wish: { ...wish, revision: fresh.revision } });
    } catch {
      setFailed(error);
    }
  };
  const apply = useMutation({
    mutationFn: ({ operations, revision }: Wish) =>
      call('PUT /api/studies/:study/design', { params: { study }, body: { revision, operations: [...operations] } }),
    onSuccess: async (view, { done }) => {
      setAsking(undefined);
      queryClient.setQueryData(designQuery(study).queryKey, view);
      done?.();
      notifications.show({ message: t('design.saved'), color: 'petrol' });
      const design = designQuery(study).queryKey.join(' ');
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['study', study], predicate: (q) => q.queryKey.join(' ') !== design }),
        queryClient.invalidateQueries({ queryKey: ['studies'] }),
      ]);
    },
    onError: refused,
  });
  const look = useMutation({
    mutationFn: async ({ operations, revision }: Wish) =>
      call('POST /api/studies/:study/design/dry-run', { params: { study }, body: { revision, operations: [...operations] } }),
    onSuccess: (seen, wish) => {
      const touched = Object.values(seen.touches).some((n) => n > 0);
      if (touched || seen.consequences.length > 0 || seen.refused.length > 0) setAsking({ ...wish, look: seen });
      else apply.mutate(wish);
    },
    onError: refused,
  });
  const busy = look.isPending || apply.isPending;
  const { mutate } = look;
  const wishAgain = (wish: Wish) => {
    setConflict(undefined);
    mutate(wish);
  };
  const changes = useMemo<Changes>(
    () => ({
      busy,
      change: (operations, done) => {
        setFailed(undefined);
        mutate({ operations, done, revision });
      },
    }),
    [busy, mutate, revision],
  );
  const reload = () => {
    setFailed(undefined);
    setAsking(undefined);
    void queryClient.invalidateQueries({ queryKey: designQuery(study).queryKey });
  };
  return (
    <Context.Provider value={changes}>
      <NamesFrom.Provider value={design}>
        {children}
        {conflict && (
          <ConflictDialog
            conflict={conflict}
            busy={busy}
            onAgain={() => wishAgain(conflict.wish)}
            onDrop={() => setConflict(undefined)}
          />
        )}
        {asking && asking.look.refused.length > 0 && <Why look={asking.look} onClose={() => setAsking(undefined)} />}
        {asking && asking.look.refused.length === 0 && (
          <ConfirmDialog
            opened
            title={t('design.lookTitle')}
            yes={t('design.do')}
            no={t('app.cancel')}
            close={t('app.close')}
            busy={apply.isPending}
            onYes={() => apply.mutate(asking)}
            onNo={() => setAsking(undefined)}
          >
            <Looked look={asking.look} />
          </ConfirmDialog>
        )}
        <Dialog
          opened={failed !== undefined}
          title={t('design.refusedTitle')}
          close={t('app.close')}
          onClose={() => setFailed(undefined)}
        >
          <Stack gap="lg">
            <Text role="alert">{refusal(failed)}</Text>
            <Group justify="flex-end">
              <Button onClick={reload} data-autofocus>
                {t('design.understood')}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      </NamesFrom.Provider>
    </Context.Provider>
  );
}

function Looked({ look }: { readonly look: DryRun }) {
  const { t } = useWords();
  const say = useNotes();
  const { answers, invitations, people, selections } = look.touches;
  const touched = [
    ...(answers > 0 ? [t('design.touchAnswers', { count: answers })] : []),
    ...(invitations > 0 ? [t('design.touchInvitations', { count: invitations })] : []),
    ...(people > 0 ? [t('design.touchPeople', { count: people })] : []),
    ...(selections > 0 ? [t('design.touchSelections')] : []),
  ];
  return (
    <>
      {touched.length > 0 && (
        <Text mb="sm">
          {t('design.touches')}: <strong>{touched.join(', ')}</strong>. {t('design.touchesKept')}
        </Text>
      )}
      {look.consequences.length > 0 && (
        <ul className={styles.notes}>
          {look.consequences.map((note) => (
            <li key={JSON.stringify(note)}>{say('designNote', note)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Why({ look, onClose }: { readonly look: DryRun; readonly onClose: () => void }) {
  const { t } = useWords();
  const say = useNotes();
  const reasons = [...new Set(look.refused.map((note) => say('designWhy', note)))];
  return (
    <Dialog opened title={t('design.refusedTitle')} close={t('app.close')} onClose={onClose}>
      <Stack gap="lg">
        <div>
          <ul className={styles.notes}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <Text mt="sm">{t('design.refusedWhat')}</Text>
        </div>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t('design.understood')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
