/** Somebody joins, or somebody's particulars change: one form for both. */
import { Button, Checkbox, Group, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { call } from '../api.ts';
import { peopleQuery } from '../queries.ts';
import styles from '../rosters/Rosters.module.css';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import type { Invited } from './InviteNow.tsx';
import type { Person } from './RosterPage.tsx';

interface PersonFormProps {
  readonly school: string;
  /** absent: somebody new */
  readonly person?: Person | undefined;
  readonly wave: { readonly id: string; readonly label: string };
  readonly functions: readonly string[];
  /** undefined: nothing was saved; `invited`: whom to bring the invitation */
  readonly onDone: (saved: { readonly invited: Invited | undefined } | undefined) => void;
}

export function PersonForm({ school, person, wave, functions, onDone }: PersonFormProps) {
  const { t, code, refusal } = useWords();
  const study = useStudyId();
  const client = useQueryClient();
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [group, setGroup] = useState(person?.group ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(person?.functions ?? []);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = useMutation({
    mutationFn: async () => {
      const body = {
        wave: wave.id,
        name: name.trim(),
        email: email.trim() === '' ? null : email.trim(),
        group: group.trim() === '' ? null : group.trim(),
        functions: [...chosen],
      };
      return person
        ? {
            person: person.id,
            ...(await call('PUT /api/studies/:study/people/:person', { params: { study, person: person.id }, body })),
          }
        : call('POST /api/studies/:study/schools/:school/people', { params: { study, school }, body });
    },
    onSuccess: async ({ invited, person: saved }) => {
      await client.invalidateQueries({ queryKey: peopleQuery(study, school).queryKey });
      onDone({ invited: invited ? { person: saved, name: name.trim() } : undefined });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && chosen.length > 0) save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Title order={2} size="h3">
        {person ? t('roster.editTitle', { name: person.name ?? person.id }) : t('roster.addTitle')}
      </Title>
      <TextInput ref={first} label={t('roster.name')} required value={name} onChange={(e) => setName(e.currentTarget.value)} />
      <TextInput
        label={t('roster.email')}
        description={t('roster.optional')}
        type="email"
        value={email}
        onChange={(e) => setEmail(e.currentTarget.value)}
      />
      <Checkbox.Group label={t('roster.functions')} required value={[...chosen]} onChange={setChosen}>
        <Group gap="md" mt={4}>
          {functions.map((f) => (
            <Checkbox key={f} value={f} label={code('function', f)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput
        label={t('roster.group')}
        description={t('roster.optional')}
        value={group}
        onChange={(e) => setGroup(e.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {t('roster.holdsFrom')} {wave.label}. {t('roster.holdsWhat')}
      </Text>
      {save.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(save.error)}
        </Text>
      )}
      <Group gap="sm">
        <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || chosen.length === 0}>
          {t('roster.save')}
        </Button>
        <Button variant="default" onClick={() => onDone(undefined)}>
          {t('roster.cancel')}
        </Button>
      </Group>
    </form>
  );
}
