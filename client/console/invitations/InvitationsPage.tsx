/** Invitations of one wave: make them, see how far everybody is, hand out the links. */
import { Group, Text } from '@mantine/core';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../api.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { invitationsQuery, queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import type { Invitations } from './invitation.ts';
import { InvitationTable } from './InvitationTable.tsx';
import { Letters } from './Letters.tsx';
import { type Wave, WaveFrame } from './WaveFrame.tsx';

export function InvitationsPage() {
  return <WaveFrame part="people">{(study, wave) => <OneWave key={wave.id} study={study.id} wave={wave} />}</WaveFrame>;
}

function OneWave({ study, wave }: { readonly study: string; readonly wave: Wave }) {
  const invitations = useQuery(invitationsQuery(study, wave.id));
  return <Loaded query={invitations}>{(data) => <Invited study={study} wave={wave} data={data} />}</Loaded>;
}

function Invited({ study, wave, data }: { readonly study: string; readonly wave: Wave; readonly data: Invitations }) {
  const { t, number, refusal } = useWords();
  const params = { study, wave: wave.id };
  const count = useRef<HTMLParagraphElement>(null);
  const create = useMutation({
    mutationFn: () => call('POST /api/studies/:study/waves/:wave/invitations', { params }),
    onSuccess: async ({ created }) => {
      notifications.show({
        message: created > 0 ? t('invitations.created', { count: created }) : t('invitations.nobodyNew'),
        color: 'petrol',
      });
      await queryClient.invalidateQueries({ queryKey: ['study', study] });
      // the button is gone with its task: the focus goes to what came of it
      requestAnimationFrame(() => document.activeElement === document.body && count.current?.focus({ preventScroll: true }));
    },
    onError: (error) =>
      notifications.show({ title: t('invitations.createFailed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  const some = data.invitations.length > 0;
  const mayInvite = wave.state !== 'closed' && data.invitations.length < data.due;
  const createButton = (
    <BusyButton onClick={() => create.mutate()} loading={create.isPending}>
      {t(some ? 'invitations.createRest' : 'invitations.create')}
    </BusyButton>
  );
  if (!some) {
    if (data.due === 0) return <Empty title={t('invitations.nobody')}>{t('invitations.nobodyWhat')}</Empty>;
    if (!mayInvite) return <Empty title={t('invitations.closedEmpty')}>{t('invitations.closedEmptyWhat')}</Empty>;
    return (
      <Empty title={t('invitations.empty')} action={createButton}>
        {t('invitations.emptyWhat')}
      </Empty>
    );
  }
  return (
    <>
      <Group justify="space-between" gap="sm" align="center">
        <Text className="tabular" ref={count} tabIndex={-1}>
          {t('invitations.count', { invited: number(data.invitations.length), due: number(data.due) })}
        </Text>
        {mayInvite && createButton}
      </Group>
      <Letters study={study} wave={wave.id} />
      <InvitationTable study={study} wave={wave.id} invitations={data.invitations} />
    </>
  );
}
