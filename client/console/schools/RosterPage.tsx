/** The roster of one school: the only place where names are shown. */
import { Anchor, Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { type ConsoleWire, call } from '../api.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { peopleQuery, schoolsQuery, studyQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';

type Person = ConsoleWire['GET /api/studies/:study/schools/:school/people']['reply']['people'][number];

export function RosterPage() {
  const { t } = useWords();
  const study = useStudyId();
  const school = useParams().school ?? '';
  const people = useQuery(peopleQuery(study, school));
  const schools = useQuery(schoolsQuery(study));
  const name = schools.data?.schools.find((s) => s.id === school)?.name ?? school;
  return (
    <Page
      title={t('roster.title', { school: name })}
      within={useStudyTitle()}
      intro={
        <>
          <Anchor component={Link} to={`/studies/${study}/schools`}>
            {t('roster.toSchools')}
          </Anchor>
          <br />
          {t('roster.what')}
        </>
      }
    >
      <Loaded query={people}>
        {(data) =>
          data.people.length === 0 ? (
            <Empty title={t('roster.empty')}>{t('roster.emptyWhat')}</Empty>
          ) : (
            <Roster people={data.people} school={school} caption={t('roster.title', { school: name })} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface RosterProps {
  readonly people: readonly Person[];
  readonly school: string;
  readonly caption: string;
}

function Roster({ people, school, caption }: RosterProps) {
  const { t, code } = useWords();
  const words = useTableWords();
  const study = useQuery(studyQuery(useStudyId()));
  const wave = (id: string) => study.data?.waves.find((v) => v.id === id)?.label ?? id;
  const period = ({ from, to }: Person) =>
    from !== null && to !== null
      ? t('roster.fromTo', { from: wave(from), to: wave(to) })
      : from !== null
        ? t('roster.from', { from: wave(from) })
        : to !== null
          ? t('roster.to', { to: wave(to) })
          : t('roster.always');
  const functions = (p: Person) => p.functions.map((f) => code('function', f)).join(', ');
  const columns: Column<Person>[] = [
    { key: 'name', title: t('roster.name'), head: true, sort: (p) => p.name ?? p.id, cell: (p) => p.name ?? p.id },
    { key: 'functions', title: t('roster.functions'), sort: functions, cell: functions },
    ...(people.some((p) => p.group !== null)
      ? [{ key: 'group', title: t('roster.group'), sort: (p: Person) => p.group, cell: (p: Person) => p.group ?? '–' }]
      : []),
    { key: 'email', title: t('roster.email'), sort: (p) => p.email, cell: (p) => p.email ?? '–' },
    { key: 'period', title: t('roster.period'), sort: period, cell: period },
    {
      key: 'listed',
      title: t('roster.listed'),
      sort: (p) => (p.listed ? 1 : 0),
      cell: (p) => <Listed person={p} school={school} />,
    },
  ];
  return <DataTable caption={caption} captionHidden columns={columns} rows={people} rowKey={(p) => p.id} words={words} />;
}

/** Whether colleagues see this person in the network question, and the button to change it at the person's own wish. */
function Listed({ person, school }: { readonly person: Person; readonly school: string }) {
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
