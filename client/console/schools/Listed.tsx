import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api.ts';
import { peopleQuery } from '../queries.ts';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import type { Person } from './RosterPage.tsx';

/** Whether colleagues see this person in the network question, and the button to change it at the person's own wish. */
export function Listed({ person, school }: { readonly person: Person; readonly school: string }) {
  const { t, refusal } = useWords();
  const study = useStudyId();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () =>
      call('POST /api/studies/:study/people/:person/listed', {
        params: { study, person: person.id },
        body: { listed: !person.listed },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQuery(study, school).queryKey }),
  });
  const name = person.name ?? person.id;
  return (
    <>
      {person.listed ? t('roster.listedYes') : t('roster.listedNo')}{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={change.isPending}
        onClick={() => change.mutate()}
        aria-label={t(person.listed ? 'roster.unlistName' : 'roster.listName', { name })}
      >
        {t(person.listed ? 'roster.unlist' : 'roster.list')}
      </Button>
      {change.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(change.error)}
        </Text>
      )}
    </>
  );
}
