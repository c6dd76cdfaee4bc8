/** Cards for pupils as PDF: of one group, of a school, or of the whole study. Groups without a session get one, closed until it is opened. */
import { Group, NativeSelect, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '../../../instruments/types.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call, type ConsoleWire, download } from '../api.ts';
import { apartFrom, usePerSchool } from '../parts/perSchool.ts';
import { PerSchoolProgress } from '../parts/PerSchoolProgress.tsx';
import { queryClient } from '../queries.ts';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';

export type Classes = ConsoleWire['GET /api/studies/:study/classes']['reply'];
type SchoolGroup = Classes['schools'][number]['groups'][number];

/** How many cards are proposed, as on the teacher's page. */
export const cardsFor = (group: SchoolGroup | undefined): number => Math.min(60, group?.pupils ?? 30);

export interface CardsProps {
  readonly data: Classes;
  /** of the cards */
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

export function Cards({ data, language, onLanguage }: CardsProps) {
  const { t, number, refusal } = useWords();
  const study = useStudyId();
  const [wave, setWave] = useState(data.cardWaves[0]?.id ?? '');
  const [school, setSchool] = useState('');
  const [group, setGroup] = useState('');
  const asked = data.schools.map((s) => ({ ...s, groups: s.groups.filter((g) => g.asked) })).filter((s) => s.groups.length > 0);
  const groups = asked.find((s) => s.id === school)?.groups ?? [];
  const chosen = asked
    .filter((s) => school === '' || s.id === school)
    .flatMap((s) => s.groups.filter((g) => group === '' || g.name === group).map((g) => ({ ...g, school: s.id })));
  const there = (of: (typeof chosen)[number]) =>
    data.sessions.find((s) => s.wave === wave && s.school === of.school && s.group === of.name && s.printed > 0);
  const cards = chosen.reduce((sum, g) => sum + (there(g)?.printed ?? cardsFor(g)), 0);
  const each = usePerSchool();
  const apart = school === '' && asked.length > apartFrom;
  const [params, cardsKey] = [{ study }, 'POST /api/studies/:study/classes/cards.pdf'] as const;
  /** gives a code to every group that has none; says how many */
  const prepare = async (at: string, signal?: AbortSignal): Promise<number> =>
    (
      await call('POST /api/studies/:study/classes/prepare', {
        params,
        body: { wave, school: at || null, group: (at === school && group) || null },
        ...(signal ? { signal } : {}),
      })
    ).made;
  const make = useMutation({
    mutationFn: async () => {
      if (apart) {
        let made = 0;
        const parts = asked.map(({ id, name }) => ({
          school: id,
          name,
          fetch: async (signal: AbortSignal) => {
            made += await prepare(id, signal);
            return call.file(cardsKey, { params, query: { wave, language, school: id }, signal });
          },
        }));
        const schools = await each.run(parts, 'cards', `${study}-${wave}-cards.zip`, ['noCards']);
        return { made, schools };
      }
      const made = await prepare(school);
      const query = { wave, language, ...(school === '' ? {} : { school }), ...(group === '' ? {} : { group }) };
      await download(cardsKey, { params, query }, `${study}-${wave}-cards.pdf`);
      return { made, schools: null };
    },
    onSuccess: ({ made, schools }) => {
      const said = [
        ...(schools === null ? [] : [t('perSchool.done', { count: schools })]),
        ...(made > 0 ? [t('classes.cardsMade', { count: made })] : []),
      ];
      if (said.length > 0) notifications.show({ message: said.join('. '), color: 'petrol' });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['study', study, 'classes'] }),
    onError: (error) =>
      notifications.show({ title: t('download.failed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  return (
    <section aria-labelledby="cards-title">
      <Title order={2} size="h3" id="cards-title">
        {t('classes.cardsTitle')}
      </Title>
      <Text size="sm" c="dimmed" maw="68ch" mt={4} mb="sm">
        {t('classes.cardsWhat')}
      </Text>
      {asked.length === 0 ? (
        <Text mb="xl">{t('classes.cardsNoGroups')}</Text>
      ) : (
        <>
          <Group align="flex-end" gap="md">
            {data.cardWaves.length > 1 && (
              <NativeSelect
                label={t('classes.wave')}
                value={wave}
                onChange={(e) => setWave(e.currentTarget.value)}
                data={data.cardWaves.map((w) => ({ value: w.id, label: w.label }))}
              />
            )}
            <NativeSelect
              label={t('classes.school')}
              value={school}
              onChange={(e) => {
                setSchool(e.currentTarget.value);
                setGroup('');
              }}
              data={[{ value: '', label: t('classes.allSchools') }, ...asked.map((s) => ({ value: s.id, label: s.name }))]}
            />
            {groups.length > 1 && (
              <NativeSelect
                label={t('classes.group')}
                value={group}
                onChange={(e) => setGroup(e.currentTarget.value)}
                data={[{ value: '', label: t('classes.allGroups') }, ...groups.map((g) => ({ value: g.name, label: g.name }))]}
              />
            )}
            <NativeSelect
              label={t('app.language')}
              value={language}
              onChange={(e) => onLanguage(e.currentTarget.value === 'en' ? 'en' : 'nl')}
              data={[
                { value: 'nl', label: t('mail.dutch') },
                { value: 'en', label: t('mail.english') },
              ]}
            />
            <BusyButton variant="default" loading={make.isPending} onClick={() => make.mutate()}>
              {t(apart ? 'classes.cardsDoZip' : 'classes.cardsDo')}
            </BusyButton>
          </Group>
          <Text size="sm" c="dimmed" mt={8} mb="xl" className="tabular" aria-live="polite">
            {t('classes.cardsCount', { count: chosen.length, cards: number(cards) })}
          </Text>
          <PerSchoolProgress {...each} />
        </>
      )}
    </section>
  );
}
