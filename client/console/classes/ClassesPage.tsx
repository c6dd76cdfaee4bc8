/** Class sessions of a study: make one for any group, and see how far each is; the session itself has the teacher's page. */
import { Anchor, Autocomplete, Button, Group, NumberInput, Select, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '../../../instruments/types.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Link } from 'react-router';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { call, download } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { Cards, cardsFor, type Classes } from './Cards.tsx';

type Session = Classes['sessions'][number];

export const classesQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'classes'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/classes', { params: { study }, signal }),
  });

/** The teacher's page, on which a session is held. */
export const sessionAddress = (study: string, session: string): string => `/class/#s/${study}/${session}`;

export function ClassesPage() {
  const { t } = useWords();
  const study = useStudyId();
  const classes = useQuery(classesQuery(study));
  // what pupils read, not what the researcher reads
  const [cards, setCards] = useState<Language>('nl');
  return (
    <Page title={t('nav.classes')} within={useStudyTitle()} intro={t('classes.what')}>
      <Loaded query={classes}>
        {(data) => (
          <>
            {data.waves.length === 0 ? (
              <Text mb="lg">
                {t('classes.noWave')} <Link to={`/studies/${study}`}>{t('invitations.openWave')}</Link>
              </Text>
            ) : (
              <NewSession data={data} />
            )}
            {data.cardWaves.length > 0 && <Cards data={data} language={cards} onLanguage={setCards} />}
            {data.sessions.length === 0 ? (
              <Empty title={t('classes.empty')}>{t('classes.emptyWhat')}</Empty>
            ) : (
              <Sessions sessions={data.sessions} language={cards} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function NewSession({ data }: { readonly data: Classes }) {
  const { t, refusal } = useWords();
  const study = useStudyId();
  const [wave, setWave] = useState(data.waves[0]?.id ?? '');
  const [school, setSchool] = useState(data.schools[0]?.id ?? '');
  const [group, setGroup] = useState('');
  /** undefined = as many as the group has pupils */
  const [cards, setCards] = useState<number | string>();
  const groups = data.schools.find((s) => s.id === school)?.groups ?? [];
  const count = cards ?? cardsFor(groups.find((g) => g.name === group.trim()));
  const make = useMutation({
    mutationFn: () =>
      call('POST /api/studies/:study/classes', {
        params: { study },
        body: { wave, school, group, minutes: 45, cards: Number(count) || 0 },
      }),
    onSuccess: ({ id }) => location.assign(sessionAddress(study, id)),
    onError: (error) =>
      notifications.show({ title: t('classes.failed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (group.trim() !== '') make.mutate();
      }}
    >
      <Title order={2} size="h3" mb="sm">
        {t('classes.new')}
      </Title>
      <Group align="flex-end" gap="md" mb="xl">
        <Select
          w="8rem"
          label={t('classes.wave')}
          data={data.waves.map((w) => ({ value: w.id, label: w.label }))}
          value={wave}
          onChange={(value) => setWave(value ?? wave)}
          allowDeselect={false}
        />
        <Select
          label={t('classes.school')}
          data={data.schools.map((s) => ({ value: s.id, label: s.name }))}
          value={school}
          onChange={(value) => {
            setSchool(value ?? school);
            setGroup('');
            setCards(undefined);
          }}
          allowDeselect={false}
          searchable
        />
        <Autocomplete
          label={t('classes.group')}
          placeholder={t('classes.groupHint')}
          data={groups.map((g) => g.name)}
          value={group}
          onChange={setGroup}
          required
          maxLength={40}
        />
        <NumberInput label={t('classes.cards')} value={count} onChange={setCards} min={0} max={60} w="11rem" />
        <BusyButton type="submit" loading={make.isPending}>
          {t('classes.make')}
        </BusyButton>
      </Group>
    </form>
  );
}

/** Made ahead with cards and nobody was in it: it waits to be opened. */
const stateOf = (s: Session) => (s.open ? 'classes.open' : s.printed > 0 && s.seats === 0 ? 'classes.waiting' : 'classes.closed');

function Sessions({ sessions, language }: { readonly sessions: readonly Session[]; readonly language: Language }) {
  const { t, number, day, refusal } = useWords();
  const words = useTableWords();
  const phone = usePhone();
  const study = useStudyId();
  const cards = useMutation({
    mutationFn: ({ id }: Session) =>
      download(
        'POST /api/studies/:study/classes/cards.pdf',
        { params: { study }, query: { session: id, language } },
        `${study}-cards.pdf`,
      ),
    onError: (error) =>
      notifications.show({ title: t('download.failed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  const school: Column<Session> = {
    key: 'school',
    title: t('classes.school'),
    head: true,
    sort: (s) => `${s.schoolName} ${s.group}`,
    cell: (s) => (
      <Anchor href={sessionAddress(study, s.id)} aria-label={`${s.schoolName}: ${t('classes.show', { group: s.group })}`}>
        {s.schoolName}
      </Anchor>
    ),
  };
  const group: Column<Session> = { key: 'group', title: t('classes.group'), sort: (s) => s.group, cell: (s) => s.group };
  const made: Column<Session>[] = [
    { key: 'wave', title: t('classes.wave'), sort: (s) => s.waveLabel, cell: (s) => s.waveLabel },
    { key: 'made', title: t('classes.made'), sort: (s) => s.createdAt, cell: (s) => day(s.createdAt) },
  ];
  const state: Column<Session> = { key: 'state', title: t('classes.state'), cell: (s) => t(stateOf(s)) };
  const printed: Column<Session> = {
    key: 'cards',
    title: t('classes.cardsColumn'),
    sort: (s) => s.printed,
    cell: (s) =>
      s.printed === 0 ? (
        t('classes.without')
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('classes.cardsOf', { count: s.printed, school: s.schoolName, group: s.group })}
          onClick={() => cards.mutate(s)}
        >
          {t('classes.cardsPdf', { cards: number(s.printed) })}
        </Button>
      ),
  };
  const counts: Column<Session>[] = [
    { key: 'started', title: t('classes.started'), numeric: true, sort: (s) => s.seats, cell: (s) => number(s.seats) },
    { key: 'done', title: t('classes.done'), numeric: true, sort: (s) => s.done, cell: (s) => number(s.done) },
  ];
  const groupAndState: Column<Session> = {
    ...group,
    cell: (s) => (
      <>
        {s.group}
        <Text size="xs" c="dimmed">
          {t(stateOf(s))}
        </Text>
      </>
    ),
  };
  // on a phone how far a class is comes before when its code was made
  const columns = phone
    ? [school, groupAndState, ...counts, printed, ...made]
    : [school, group, ...made, state, printed, ...counts];
  return (
    <DataTable caption={t('classes.table')} captionHidden columns={columns} rows={sessions} rowKey={(s) => s.id} words={words} />
  );
}
