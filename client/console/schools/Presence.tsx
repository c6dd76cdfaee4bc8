/** Whether somebody is there at the wave from which changes hold, and the ways to change it. */
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api.ts';
import { peopleQuery } from '../queries.ts';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import type { Invited } from './InviteNow.tsx';
import type { Person } from './RosterPage.tsx';

interface PresenceProps {
  readonly person: Person;
  readonly school: string;
  readonly wave: { readonly id: string; readonly label: string };
  readonly waves: readonly { readonly id: string }[];
  readonly onInvited: (invited: Invited) => void;
}

/** The same as server/rosters/rules.ts, for what the buttons say. */
export function isHere(person: Person, waves: readonly { readonly id: string }[], wave: string): boolean {
  const place = (id: string | null) => (id === null ? -1 : waves.findIndex((w) => w.id === id));
  const at = place(wave);
  const to = place(person.to);
  return place(person.from) <= at && (to < 0 || at <= to) && !person.leave.includes(wave);
}

export function Presence({ person, school, wave, waves, onInvited }: PresenceProps) {
  const { t, refusal } = useWords();
  const study = useStudyId();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (presence: 'left' | 'away' | 'here') =>
      call('POST /api/studies/:study/people/:person/presence', {
        params: { study, person: person.id },
        body: { wave: wave.id, presence },
      }),
    onSuccess: ({ invited }) => {
      if (invited) onInvited({ person: person.id, name: person.name ?? person.id });
    },
    onSettled: () => client.invalidateQueries({ queryKey: peopleQuery(study, school).queryKey }),
  });
  const name = person.name ?? person.id;
  const button = (presence: 'left' | 'away' | 'here') => (
    <Button
      key={presence}
      variant="subtle"
      size="compact-sm"
      disabled={change.isPending}
      onClick={() => change.mutate(presence)}
      aria-label={t(`roster.${presence}Name`, { name, wave: wave.label })}
    >
      {t(`roster.${presence}`)}
    </Button>
  );
  return (
    <>
      <Group gap={0} wrap="nowrap">
        {isHere(person, waves, wave.id) ? [button('away'), button('left')] : button('here')}
      </Group>
      {change.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(change.error)}
        </Text>
      )}
    </>
  );
}
