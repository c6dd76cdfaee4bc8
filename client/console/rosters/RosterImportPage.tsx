/** Reading in staff lists: choose, look and mend, take in. The file itself never stays on the server. */
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Refused } from '../../lib/call.ts';
import { Page } from '../parts/Page.tsx';
import { Empty, Failed, Loaded, Loading } from '../parts/states.tsx';
import { useFocusOnArrival } from '../parts/useFocusOnArrival.ts';
import { queryClient, schoolsQuery, studyQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { type Sayable, useWords } from '../words.ts';
import { words } from '../words/index.ts';
import { type Aim, ChooseFile } from './ChooseFile.tsx';
import { MendTable } from './MendTable.tsx';
import { Receipt } from './Receipt.tsx';
import styles from './Rosters.module.css';
import { type Applied, type Preview, preview, take } from './send.ts';
import { useMending } from './useMending.ts';
import { WhoChanges } from './WhoChanges.tsx';

export function RosterImportPage() {
  const { t } = useWords();
  const id = useStudyId();
  const study = useQuery(studyQuery(id));
  const schools = useQuery(schoolsQuery(id));
  return (
    <Page title={t('rosterImport.title')} within={useStudyTitle()} intro={t('rosterImport.intro')}>
      <Loaded query={study}>
        {(data) => {
          const waves = data.waves.filter((w) => w.state !== 'closed');
          return waves.length === 0 ? (
            <Empty
              title={t('rosterImport.allClosed')}
              action={
                <Button component={Link} variant="default" to={`/studies/${id}`}>
                  {t('nav.overview')}
                </Button>
              }
            >
              {t('rosterImport.allClosedWhat')}
            </Empty>
          ) : (
            <Loaded query={schools}>
              {(list) =>
                list.schools.length === 0 ? (
                  <Empty title={t('schools.empty')}>{t('rosterImport.noSchools')}</Empty>
                ) : (
                  <Rooms waves={waves} schools={list.schools} />
                )
              }
            </Loaded>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface RoomsProps {
  readonly waves: readonly { readonly id: string; readonly label: string; readonly state: string }[];
  readonly schools: readonly { readonly id: string; readonly name: string | null }[];
}

function Rooms({ waves, schools }: RoomsProps) {
  const { t } = useWords();
  const study = useStudyId();
  const [asked] = useSearchParams();
  const known = schools.find((s) => s.id === asked.get('school'));
  const [aim, setAim] = useState<Aim>({
    school: known?.id ?? '',
    wave: (waves.find((w) => w.id === asked.get('wave')) ?? waves.find((w) => w.state === 'open') ?? waves[0])!.id,
  });
  const [done, setDone] = useState<Applied>();
  const look = useMutation({ mutationFn: (file: File) => preview(study, aim, file) });
  const again = () => {
    setDone(undefined);
    look.reset();
  };
  const label = waves.find((w) => w.id === (look.data?.table.wave ?? aim.wave))?.label ?? aim.wave;
  if (done) return <Done done={done} wave={{ id: aim.wave, label }} onAgain={again} />;
  if (look.isPending) return <Loading what={t('rosterImport.reading')} />;
  if (look.data)
    return <Look key={look.submittedAt} preview={look.data} wave={label} schools={schools} onDone={setDone} onAgain={again} />;
  return (
    <>
      {look.isError && <WhyNot error={look.error} />}
      <ChooseFile aim={aim} schools={schools} waves={waves} onAim={setAim} onFile={(file) => look.mutate(file)} />
    </>
  );
}

/** A refused file says which of its bounds it broke and what to do. */
function WhyNot({ error }: { readonly error: Error }) {
  const { t, refusal } = useWords();
  const arrived = useFocusOnArrival<HTMLDivElement>();
  const reason =
    error instanceof Refused && error.code === 'rosterRefused' ? `rosterImport.refused.${String(error.params.reason)}` : '';
  const why = reason in words ? t(reason as Sayable, error instanceof Refused ? error.params : {}) : '';
  return (
    <Alert color="clay" variant="light" role="alert" mb="lg" maw={760} ref={arrived} tabIndex={-1}>
      {refusal(error)} {why}
    </Alert>
  );
}

interface LookProps {
  readonly preview: Preview;
  readonly wave: string;
  readonly schools: RoomsProps['schools'];
  readonly onDone: (done: Applied) => void;
  readonly onAgain: () => void;
}

function Look({ preview: seen, wave, schools, onDone, onAgain }: LookProps) {
  const { t, w, number } = useWords();
  const study = useStudyId();
  const title = useQuery(studyQuery(study)).data?.title;
  const mending = useMending(study, seen);
  const { outcome, table } = mending;
  const [stay, setStay] = useState<ReadonlySet<string>>(new Set());
  const leaving = outcome.left.filter((p) => !stay.has(p.person));
  const bad = outcome.problems.some((p) => p.grade === 'problem');
  const nothing = outcome.joined.length + outcome.changed.length + leaving.length === 0 && seen.groups.length === 0;
  const write = useMutation({
    mutationFn: () =>
      take(
        study,
        seen,
        table,
        outcome,
        outcome.left.flatMap((p) => (stay.has(p.person) ? p.person : [])),
      ),
    onSuccess: (done) => {
      void queryClient.invalidateQueries({ queryKey: ['study', study] });
      onDone(done);
    },
    onError: (error) => {
      if (error instanceof Refused && error.code === 'rosterChanged') mending.recheck();
    },
  });
  const nameOf = (id: string) => schools.find((s) => s.id === id)?.name ?? id;
  const unmapped = table.header.filter((c) => (table.mapping[c] ?? 'ignore') === 'ignore');
  return (
    <div className={styles.look}>
      <Text>
        {table.school === null ? t('rosterImport.aboutAll') : nameOf(table.school)} · {wave} ·{' '}
        {t('rosterImport.rows', { count: number(table.rows.length) })}
        {seen.remembered ? ` · ${t('rosterImport.remembered')}` : ''}
      </Text>
      <MendTable mending={mending} />
      {unmapped.length > 0 && (
        <Text size="sm" c="dimmed" className={styles.loose ?? ''}>
          {t('rosterImport.ignored', { columns: unmapped.join(', ') })}
        </Text>
      )}
      <WhoChanges
        outcome={outcome}
        wave={wave}
        nameOf={nameOf}
        stay={stay}
        onStay={(person, stays) =>
          setStay((now) => {
            const next = new Set(now);
            if (stays) next.add(person);
            else next.delete(person);
            return next;
          })
        }
      />
      <Receipt
        preview={seen}
        study={title ? w(title) : study}
        school={table.school === null ? t('rosterImport.aboutAll') : nameOf(table.school)}
      />
      {mending.failed !== undefined && <Failed error={mending.failed} retry={mending.recheck} />}
      {write.isError && <Failed error={write.error} title={t('rosterImport.notTaken')} />}
      <div className={styles.confirm}>
        {bad && <Text c="dimmed">{t('rosterImport.mendFirst')}</Text>}
        {!bad && nothing && <Text c="dimmed">{t('rosterImport.nothingNew')}</Text>}
        <Group gap="sm">
          <Button disabled={bad || nothing || mending.checking} loading={write.isPending} onClick={() => write.mutate()}>
            {t('rosterImport.take', {
              joined: number(outcome.joined.length),
              changed: number(outcome.changed.length),
              left: number(leaving.length),
            })}
          </Button>
          <Button variant="default" onClick={onAgain}>
            {t('rosterImport.other')}
          </Button>
        </Group>
      </div>
    </div>
  );
}

interface DoneProps {
  readonly done: Applied;
  readonly wave: { readonly id: string; readonly label: string };
  readonly onAgain: () => void;
}

function Done({ done, wave, onAgain }: DoneProps) {
  const { t, number } = useWords();
  const study = useStudyId();
  const arrived = useFocusOnArrival<HTMLParagraphElement>();
  const counts = (['joined', 'changed', 'left', 'same', 'invited', 'groups'] as const).filter((k) => done[k] > 0);
  return (
    <>
      <output className={styles.done}>
        <Text fw={620} size="lg" ref={arrived} tabIndex={-1}>
          {t('rosterImport.done', { wave: wave.label })}
        </Text>
        <ul className="tabular">
          {counts.map((k) => (
            <li key={k}>{t(`rosterImport.done.${k}`, { count: number(done[k]) })}</li>
          ))}
        </ul>
      </output>
      <Group gap="sm" mt="md">
        {done.invited > 0 && (
          <Button component={Link} to={`/studies/${study}/invitations/${encodeURIComponent(wave.id)}`}>
            {t('rosterImport.toInvitations')}
          </Button>
        )}
        <Button variant={done.invited > 0 ? 'default' : 'filled'} onClick={onAgain}>
          {t('rosterImport.next')}
        </Button>
        <Anchor component={Link} to={`/studies/${study}/schools`}>
          {t('roster.toSchools')}
        </Anchor>
      </Group>
    </>
  );
}
