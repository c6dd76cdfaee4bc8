/** The season in one place: schools × questionnaires × waves, the network's gate, the trend, and what helps now; live. */
import { Button, Checkbox, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { csvText } from '../../lib/csv.ts';
import { saveFile } from '../../lib/download.ts';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { Board } from './Board.tsx';
import { Calls } from './Calls.tsx';
import styles from './Cockpit.module.css';
import { type Choice, chosen, fileRows, firstWave, troubleOf } from './figures.ts';
import { Functions } from './Functions.tsx';
import { type Cockpit, cockpitQuery, type School } from './query.ts';
import { useAction, useShortDay } from './useAction.ts';

const all = '*';

export function CockpitPage() {
  const { t, time } = useWords();
  const study = useStudyId();
  const query = useQuery(cockpitQuery(study));
  const stale = query.isError && query.data !== undefined;
  return (
    <Page title={t('nav.cockpit')} within={useStudyTitle()} intro={t('cockpit.what')}>
      {stale && (
        <Text component="output" display="block" mb="sm">
          {t('cockpit.stale', { time: time(query.data.at) })}
        </Text>
      )}
      <Loaded query={query}>
        {(data) =>
          data.schools.length === 0 || data.columns.length === 0 ? (
            <Empty
              title={t('cockpit.empty')}
              action={
                <Button component={Link} to={`/studies/${study}/schools`} variant="default">
                  {t('cockpit.toSchools')}
                </Button>
              }
            >
              {t('cockpit.emptyWhat')}
            </Empty>
          ) : (
            <Room data={data} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Room({ data }: { readonly data: Cockpit }) {
  const { t, w, time, language } = useWords();
  const study = useStudyId();
  const action = useAction();
  const day = useShortDay();
  const [choice, setChoice] = useState<Choice>(() => ({ wave: firstWave(data), cohort: null, below: false }));
  const [opened, setOpened] = useState<{ school: School; wave: number } | null>(null);
  const [calling, setCalling] = useState(false);
  const schools = useMemo(() => chosen(data, choice), [data, choice]);
  const cohorts = [...new Set(data.schools.flatMap((s) => s.cohort ?? []))].sort();
  const wave = choice.wave ?? firstWave(data);
  const open = useCallback((school: School) => setOpened({ school, wave }), [wave]);
  // the file has the schools as they stand in the table
  const order = useRef<readonly School[]>(schools);
  const keepOrder = useCallback((shown: readonly School[]) => {
    order.current = shown;
  }, []);
  const save = () => {
    const heads = [
      'school',
      t('cockpit.school'),
      t('cockpit.cohort'),
      t('cockpit.wave'),
      t('study.instrument'),
      t('cockpit.due'),
      t('cockpit.started'),
      t('cockpit.submitted'),
      t('cockpit.percent'),
      t('cockpit.people'),
      t('cockpit.peopleDue'),
      t('cockpit.network'),
      t('cockpit.networkAnswered'),
      t('cockpit.networkListed'),
      t('cockpit.trend'),
      t('cockpit.expected'),
      t('cockpit.mail'),
      t('cockpit.next'),
    ];
    const rows = fileRows(data, order.current, choice.wave, {
      heads,
      title: (column) => w(column.title),
      gate: (own) => (own.network === null ? '' : t(`cockpit.gate.${own.network.gate}`)),
      expected: ({ expected }) =>
        expected === null ? '' : t(`cockpit.expected.${expected.state}`, { day: expected.day === null ? '' : day(expected.day) }),
      mail: (own) =>
        troubleOf(own.mail)
          .map(([kind, n]) => t(`cockpit.mail.${kind}`, { n }))
          .join(', '),
      action: (own) => (own.action === null ? '' : action(own.action)),
    });
    saveFile(`${study}-cockpit.csv`, csvText(rows, language), 'text/csv;charset=utf-8');
  };
  return (
    <>
      <Group className={styles.tools} gap="md" align="flex-end">
        <SegmentedControl
          aria-label={t('cockpit.wave')}
          value={choice.wave === null ? all : String(choice.wave)}
          onChange={(value) => setChoice((now) => ({ ...now, wave: value === all ? null : Number(value) }))}
          data={[
            ...data.waves.map((one, i) => ({ value: String(i), label: one.label })),
            ...(data.waves.length > 1 ? [{ value: all, label: t('cockpit.allWaves') }] : []),
          ]}
        />
        {cohorts.length > 1 && (
          <Select
            aria-label={t('cockpit.cohort')}
            value={choice.cohort ?? all}
            onChange={(value) => setChoice((now) => ({ ...now, cohort: value === all ? null : value }))}
            data={[
              { value: all, label: t('cockpit.allCohorts') },
              ...cohorts.map((c) => ({ value: c, label: `${t('cockpit.cohort')} ${c}` })),
            ]}
            allowDeselect={false}
            w="11rem"
          />
        )}
        <Checkbox
          label={t('cockpit.below')}
          checked={choice.below}
          onChange={(event) => {
            const below = event.currentTarget.checked;
            setChoice((now) => ({ ...now, below }));
          }}
          py={8}
        />
        <Group gap="sm">
          <Button variant="default" onClick={() => setCalling(true)}>
            {t('cockpit.calls')}
          </Button>
          <Button variant="default" onClick={save}>
            {t('cockpit.csv')}
          </Button>
        </Group>
      </Group>
      <p className={styles.asOf}>
        {t('cockpit.asOf', { time: time(data.at) })}
        {data.quiet && (
          <>
            <br />
            {t(data.quiet.why === 'night' ? 'cockpit.quietNight' : 'cockpit.quietWeekend', {
              count: data.quiet.mails,
              until: time(data.quiet.until),
            })}
          </>
        )}
      </p>
      {schools.length === 0 ? (
        <Text c="dimmed">{t('cockpit.none')}</Text>
      ) : (
        <Board data={data} schools={schools} wave={choice.wave} onOpen={open} onOrder={keepOrder} />
      )}
      <Legend targets={data.targets} pace={choice.wave !== null && data.waves[choice.wave]?.state === 'open'} />
      {opened && <Functions data={data} school={opened.school} wave={opened.wave} onClose={() => setOpened(null)} />}
      {calling && <Calls data={data} wave={wave} schools={schools} onClose={() => setCalling(false)} />}
    </>
  );
}

function Legend({ targets, pace }: { readonly targets: Cockpit['targets']; readonly pace: boolean }) {
  const { t } = useWords();
  const whole = (share: number) => Math.round(share * 100);
  return (
    <aside className={styles.legend} aria-labelledby="cockpit-legend">
      <h2 id="cockpit-legend">{t('cockpit.legend')}</h2>
      <p>{t('cockpit.legendTarget', { staff: whole(targets.staff) })}</p>
      {pace && <p>{t('cockpit.legendPace')}</p>}
      <p>{t('cockpit.legendNetwork', { full: whole(targets.networkFull), use: whole(targets.networkUse) })}</p>
    </aside>
  );
}
