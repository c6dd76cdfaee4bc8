/** What goes out without mail: letters of one school, or of all, as PDF; links and codes of everybody as CSV for an own mailing. */
import { Group, NativeSelect, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '../../../instruments/types.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call, download } from '../api.ts';
import { apartFrom, usePerSchool } from '../parts/perSchool.ts';
import { PerSchoolProgress } from '../parts/PerSchoolProgress.tsx';
import { schoolsQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import { mailQuery } from './queries.ts';

export function Letters({ study, wave }: { readonly study: string; readonly wave: string }) {
  const { t, refusal, language } = useWords();
  const schools = useQuery(schoolsQuery(study)).data?.schools ?? [];
  // what the staff read, not what the researcher reads
  const usual: Language = useQuery(mailQuery(study)).data?.settings.language ?? 'nl';
  const [school, setSchool] = useState('');
  const [chosen, setChosen] = useState<Language>();
  const failed = (error: unknown) =>
    notifications.show({ title: t('download.failed'), message: refusal(error), color: 'clay', autoClose: false });
  const each = usePerSchool();
  const apart = school === '' && schools.length > apartFrom;
  const letters = useMutation({
    mutationFn: async () => {
      const key = 'POST /api/studies/:study/waves/:wave/letters.pdf';
      const [params, print] = [{ study, wave }, { language: chosen ?? usual }];
      const name = `${study}-${wave}-letters`;
      if (!apart)
        return download(key, { params, query: school === '' ? print : { ...print, school } }, `${name}.pdf`).then(() => null);
      const parts = schools.map(({ id, name: called }) => ({
        school: id,
        name: called ?? id,
        fetch: (signal: AbortSignal) => call.file(key, { params, query: { ...print, school: id }, signal }),
      }));
      return each.run(parts, 'letters', `${name}.zip`, ['nobodyInvited']);
    },
    onSuccess: (count) => {
      if (count !== null) notifications.show({ message: t('perSchool.done', { count }), color: 'petrol' });
    },
    onError: failed,
  });
  const csv = useMutation({
    mutationFn: () =>
      download(
        'POST /api/studies/:study/waves/:wave/invitations/links.csv',
        { params: { study, wave }, query: { language } },
        `${study}-${wave}-links.csv`,
      ),
    onError: failed,
  });
  return (
    <section aria-labelledby="letters-title">
      <Title order={2} size="h3" id="letters-title" mt="md">
        {t('mail.letters')}
      </Title>
      <Text size="sm" c="dimmed" maw="68ch" mt={4} mb="sm">
        {t('mail.lettersWhat')} {t('invitations.csvWhat')}
      </Text>
      <Group align="flex-end" gap="sm" mb="xl">
        <NativeSelect
          label={t('mail.lettersSchool')}
          w="16rem"
          maw="100%"
          value={school}
          onChange={(e) => setSchool(e.currentTarget.value)}
          data={[{ value: '', label: t('mail.lettersAll') }, ...schools.map((s) => ({ value: s.id, label: s.name ?? s.id }))]}
        />
        <NativeSelect
          label={t('mail.lettersLanguage')}
          value={chosen ?? usual}
          onChange={(e) => setChosen(e.currentTarget.value === 'en' ? 'en' : 'nl')}
          data={[
            { value: 'nl', label: t('mail.dutch') },
            { value: 'en', label: t('mail.english') },
          ]}
        />
        <BusyButton variant="default" onClick={() => letters.mutate()} loading={letters.isPending}>
          {t(apart ? 'mail.lettersDoZip' : 'mail.lettersDo')}
        </BusyButton>
        <BusyButton variant="default" onClick={() => csv.mutate()} loading={csv.isPending}>
          {t('invitations.csv')}
        </BusyButton>
      </Group>
      <PerSchoolProgress {...each} />
    </section>
  );
}
