/** Letters of one school, or of all, as PDF. */
import { Group, NativeSelect, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { download } from '../api.ts';
import { schoolsQuery } from '../queries.ts';
import { useWords } from '../words.ts';

export function Letters({ study, wave }: { readonly study: string; readonly wave: string }) {
  const { t, refusal, language } = useWords();
  const schools = useQuery(schoolsQuery(study)).data?.schools ?? [];
  const [school, setSchool] = useState('');
  const letters = useMutation({
    mutationFn: () =>
      download(
        'POST /api/studies/:study/waves/:wave/letters.pdf',
        { params: { study, wave }, query: { language, ...(school === '' ? {} : { school }) } },
        `${study}-${wave}-letters.pdf`,
      ),
    onError: (error) =>
      notifications.show({ title: t('download.failed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  return (
    <section aria-labelledby="letters-title">
      <Title order={2} size="h3" id="letters-title" mt="xl">
        {t('mail.letters')}
      </Title>
      <Text size="sm" c="dimmed" maw="68ch" mt={4} mb="sm">
        {t('mail.lettersWhat')}
      </Text>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('mail.lettersSchool')}
          value={school}
          onChange={(e) => setSchool(e.currentTarget.value)}
          data={[{ value: '', label: t('mail.lettersAll') }, ...schools.map((s) => ({ value: s.id, label: s.name ?? s.id }))]}
        />
        <BusyButton variant="default" onClick={() => letters.mutate()} loading={letters.isPending}>
          {t('mail.lettersDo')}
        </BusyButton>
      </Group>
    </section>
  );
}
