/** The roster of one school: the only place where names are shown. */
import { Anchor, Button, Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ConsoleWire } from '../api.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { MailAddress } from '../parts/MailAddress.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { peopleQuery, schoolsQuery, studyQuery } from '../queries.ts';
import styles from '../rosters/Rosters.module.css';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { CoordinatorCheck } from './CoordinatorCheck.tsx';
import { type Invited, InviteNow } from './InviteNow.tsx';
import { Listed } from './Listed.tsx';
import { PersonForm } from './PersonForm.tsx';
import { Presence } from './Presence.tsx';

export type Person = ConsoleWire['GET /api/studies/:study/schools/:school/people']['reply']['people'][number];

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
          <span className={styles.back}>
            <Anchor component={Link} to={`/studies/${study}/schools`}>
              {t('roster.toSchools')}
            </Anchor>
          </span>
          {t('roster.what')}
        </>
      }
    >
      <Loaded query={people}>
        {(data) => <Staff people={data.people} school={school} caption={t('roster.title', { school: name })} />}
      </Loaded>
    </Page>
  );
}

interface StaffProps {
  readonly people: readonly Person[];
  readonly school: string;
  readonly caption: string;
}
interface WaveName {
  readonly id: string;
  readonly label: string;
}

/** usual functions come first, and whatever the list has besides */
const usual = ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant'];

/** The list with what can be done to it: from which wave changes hold, somebody joins, a list is read in, the school checks it. */
function Staff({ people, school, caption }: StaffProps) {
  const { t } = useWords();
  const id = useStudyId();
  const study = useQuery(studyQuery(id));
  const waves = study.data?.waves ?? [];
  const open = waves.filter((w) => w.state !== 'closed');
  const [chosen, setChosen] = useState<string>();
  const wave: WaveName | undefined = open.find((w) => w.id === chosen) ?? open.find((w) => w.state === 'open') ?? open[0];
  const [form, setForm] = useState<Person | 'new'>();
  const [said, setSaid] = useState('');
  const [invited, setInvited] = useState<Invited>();
  const functions = [...new Set([...usual, ...people.flatMap((p) => p.functions)])].filter((f) => f !== 'pupil');
  const show = (next: Person | 'new' | undefined) => {
    setSaid('');
    setInvited(undefined);
    setForm(next);
  };
  return (
    <>
      {wave && (
        <>
          <Group align="flex-end" gap="sm" mb="xs">
            <NativeSelect
              label={t('roster.changesFor')}
              value={wave.id}
              onChange={(e) => setChosen(e.currentTarget.value)}
              data={open.map((w) => ({ value: w.id, label: w.label }))}
            />
            <Button onClick={() => show('new')}>{t('roster.add')}</Button>
            <Button
              component={Link}
              variant="default"
              to={`/studies/${id}/roster-import?school=${encodeURIComponent(school)}&wave=${encodeURIComponent(wave.id)}`}
            >
              {t('roster.import')}
            </Button>
          </Group>
          <Text size="sm" c="dimmed" maw="68ch" mb="md">
            {t('roster.presenceWhat')}
          </Text>
          <Text component="output" display="block" mb={said === '' ? 0 : 'sm'}>
            {said}
          </Text>
          {form !== undefined && (
            <PersonForm
              key={form === 'new' ? 'new' : form.id}
              school={school}
              person={form === 'new' ? undefined : form}
              wave={wave}
              functions={functions}
              onDone={(saved) => {
                setForm(undefined);
                setInvited(saved?.invited);
                setSaid(saved === undefined || saved.invited ? '' : t('roster.saved'));
              }}
            />
          )}
          {invited && (
            <InviteNow
              key={invited.person}
              invited={invited}
              school={school}
              wave={wave}
              onDone={() => {
                setInvited(undefined);
                setSaid('');
              }}
            />
          )}
        </>
      )}
      {people.length === 0 ? (
        <Empty title={t('roster.empty')}>{t('roster.emptyWhat')}</Empty>
      ) : (
        <Roster people={people} school={school} caption={caption} wave={wave} onEdit={show} onInvited={setInvited} />
      )}
      <CoordinatorCheck school={school} wave={wave?.id} onInvited={setInvited} />
    </>
  );
}

interface RosterProps extends StaffProps {
  readonly wave: WaveName | undefined;
  readonly onEdit: (person: Person) => void;
  readonly onInvited: (invited: Invited) => void;
}

function Roster({ people, school, caption, wave: at, onEdit, onInvited }: RosterProps) {
  const { t, code } = useWords();
  const words = useTableWords();
  const study = useQuery(studyQuery(useStudyId()));
  const wave = (id: string) => study.data?.waves.find((v) => v.id === id)?.label ?? id;
  const away = ({ leave }: Person) =>
    leave.length === 0 ? '' : `, ${t('roster.awayAt', { waves: leave.map(wave).join(', ') })}`;
  const between = ({ from, to }: Person) =>
    from !== null && to !== null
      ? t('roster.fromTo', { from: wave(from), to: wave(to) })
      : from !== null
        ? t('roster.from', { from: wave(from) })
        : to !== null
          ? t('roster.to', { to: wave(to) })
          : t('roster.always');
  const period = (p: Person) => `${between(p)}${away(p)}`;
  const functions = (p: Person) => p.functions.map((f) => code('function', f)).join(', ');
  const phone = usePhone();
  const all: Column<Person>[] = [
    {
      key: 'name',
      title: t('roster.name'),
      head: true,
      sort: (p) => p.name ?? p.id,
      cell: (p) => (
        <span className={styles.who}>
          {p.name ?? p.id}
          {p.email !== null && <MailAddress address={p.email} className={styles.address} />}
        </span>
      ),
    },
    { key: 'functions', title: t('roster.functions'), sort: functions, cell: functions },
    ...(people.some((p) => p.group !== null)
      ? [{ key: 'group', title: t('roster.group'), sort: (p: Person) => p.group, cell: (p: Person) => p.group ?? '–' }]
      : []),
    { key: 'period', title: t('roster.period'), sort: period, cell: period },
    {
      key: 'listed',
      title: t('roster.listed'),
      sort: (p) => (p.listed ? 1 : 0),
      cell: (p) => <Listed person={p} school={school} />,
    },
    ...(at === undefined
      ? []
      : [
          {
            key: 'presence',
            title: t('roster.presence'),
            cell: (p: Person) => (
              <div className={styles.actions}>
                <Presence person={p} school={school} wave={at} waves={study.data?.waves ?? []} onInvited={onInvited} />
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('roster.editName', { name: p.name ?? p.id })}
                  onClick={() => onEdit(p)}
                >
                  {t('roster.edit')}
                </Button>
              </div>
            ),
          },
        ]),
  ];
  // on a phone what can be done stands beside the name, not at the end of a row that has to be pushed aside
  const columns = phone
    ? [...all.slice(0, 1), ...all.filter((c) => c.key === 'presence'), ...all.slice(1).filter((c) => c.key !== 'presence')]
    : all;
  return <DataTable caption={caption} captionHidden columns={columns} rows={people} rowKey={(p) => p.id} words={words} />;
}
