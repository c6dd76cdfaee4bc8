/** What colleagues know somebody by: in invitations, in the list of accounts and in the audit. */
import { Alert, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { queryClient } from '../queries.ts';
import { possibleName } from '../session/rules.ts';
import { useWords } from '../words.ts';

export function OwnName({ name: before }: { readonly name: string | null }) {
  const { t, refusal } = useWords();
  const [name, setName] = useState(before ?? '');
  const save = useMutation({
    mutationFn: () => call('PUT /api/session/name', { body: { name: name.trim() === '' ? null : name.trim() } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['session'] }),
  });
  const wrong = !possibleName(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) save.mutate();
  };
  return (
    <section style={{ marginTop: '2.5rem' }}>
      <Title order={2} size="h3" mb={4}>
        {t('name.title')}
      </Title>
      <Text mb="sm">{t('name.what')}</Text>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('name.label')}
            autoComplete="name"
            maxLength={80}
            value={name}
            onChange={(e) => {
              setName(e.currentTarget.value);
              save.reset();
            }}
            error={wrong ? t('name.wrong') : undefined}
          />
          {save.isError && (
            <Alert color="clay" variant="light" role="alert">
              {refusal(save.error)}
            </Alert>
          )}
          <Group>
            <BusyButton type="submit" variant="default" loading={save.isPending}>
              <span aria-live="polite">{save.isSuccess ? t('accounts.saved') : t('name.do')}</span>
            </BusyButton>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
