/** The columns of the cockpit: of one wave everything about it, of all waves the questionnaires beside each other. */
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Column } from '../../ui/DataTable.tsx';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Cockpit.module.css';
import { troubles } from './figures.ts';
import type { Cockpit, School } from './query.ts';
import { Expected, Gate, MailTrouble, Share, Trend } from './Signs.tsx';
import { useAction, useShortDay } from './useAction.ts';

/** what must be done now stands above what can wait */
const urgency = [
  'callLeader',
  'moveClose',
  'noRoster',
  'invite',
  'mendMail',
  'remindStuck',
  'inviteRest',
  'holdSessions',
  'remind',
  'waitHoliday',
  'nobodyLeft',
  'onTarget',
];
const calm = new Set(['onTarget', 'nobodyLeft', 'waitHoliday']);
/** who reaches the target soonest stands above who does not */
const outlook = ['reached', 'day', 'afterClose', 'quiet', 'tooEarly'];
const quotient = (n: number, of: number) => (of === 0 ? null : n / of);

export interface ColumnsOf {
  readonly data: Pick<Cockpit, 'columns' | 'waves' | 'targets'>;
  /** place of the wave; null = all of them */
  readonly wave: number | null;
  /** the network is asked, mail went wrong: at any school of this wave */
  readonly network: boolean;
  readonly mail: boolean;
  readonly onOpen: (school: School) => void;
}

/** Stays the same array as long as nothing but figures moves. */
export function useColumns({
  data: { columns, waves, targets },
  wave,
  network,
  mail,
  onOpen,
}: ColumnsOf): readonly Column<School>[] {
  const { t, w } = useWords();
  const study = useStudyId();
  const sentence = useAction();
  const day = useShortDay();
  return useMemo(() => {
    const shown = columns.flatMap((column, i) => (wave === null || waves[wave]?.id === column.wave ? [{ ...column, i }] : []));
    const name: Column<School> = {
      key: 'school',
      title: t('cockpit.school'),
      head: true,
      sort: (school) => school.name ?? school.id,
      cell: (school) => (
        <span className={styles.school}>
          <Link className={styles.name} to={`/studies/${study}/schools/${school.id}`}>
            {school.name ?? school.id}
          </Link>
          {school.holiday !== null && (
            <span className={styles.holiday}>{t('cockpit.holiday', { until: day(school.holiday) })}</span>
          )}
          {/* plain: a hundred of Mantine's take a tenth of a second to draw */}
          <button
            type="button"
            className={styles.details}
            onClick={() => onOpen(school)}
            aria-label={t('cockpit.detailsOf', { school: school.name ?? school.id })}
          >
            {t('cockpit.details')}
          </button>
        </span>
      ),
    };
    const ofWave = (at: number): Column<School>[] => {
      const own = (school: School) => school.waves[at]!;
      const closed = waves[at]?.state !== 'open';
      return [
        ...(closed
          ? []
          : [
              {
                key: 'next',
                title: t('cockpit.next'),
                sort: (school: School) => {
                  const { action } = own(school);
                  return action === null ? null : urgency.indexOf(action.name);
                },
                cell: (school: School) => {
                  const { action } = own(school);
                  return action === null ? null : (
                    <span
                      className={styles.next}
                      data-grave={action.name === 'callLeader' || action.name === 'moveClose' || undefined}
                      data-calm={calm.has(action.name) || undefined}
                    >
                      {sentence(action)}
                    </span>
                  );
                },
              },
            ]),
        ...(network
          ? [
              {
                key: 'network',
                title: t('cockpit.network'),
                sort: (school: School) => {
                  const { network: net } = own(school);
                  return net === null ? null : quotient(net.answered, net.listed);
                },
                cell: (school: School) => <Gate t={t} network={own(school).network} />,
              },
            ]
          : []),
        {
          key: 'people',
          title: t('cockpit.people'),
          sort: (school) => quotient(own(school).finished, own(school).people),
          cell: (school) => <Share t={t} n={own(school).finished} of={own(school).people} target={targets.staff} />,
        },
        ...(closed
          ? []
          : [
              {
                key: 'expected',
                title: t('cockpit.expected'),
                sort: (school: School) => {
                  const { expected } = own(school);
                  return expected === null ? null : `${outlook.indexOf(expected.state)} ${expected.day ?? ''}`;
                },
                cell: (school: School) => <Expected t={t} day={day} expected={own(school).expected} />,
              },
              {
                key: 'trend',
                title: t('cockpit.trend'),
                sort: (school: School) => own(school).trend.reduce((sum, n) => sum + n, 0),
                cell: (school: School) => <Trend t={t} trend={own(school).trend} />,
              },
            ]),
        ...(mail
          ? [
              {
                key: 'mail',
                title: t('cockpit.mail'),
                sort: (school: School) => -troubles(own(school).mail),
                cell: (school: School) => (
                  <MailTrouble t={t} study={study} school={school} wave={waves[at]!.id} mail={own(school).mail} />
                ),
              },
            ]
          : []),
      ];
    };
    return [
      name,
      ...(wave === null ? [] : ofWave(wave)),
      ...shown.map(
        ({ i, wave: of, title }): Column<School> => ({
          key: `${of} ${i}`,
          title: <span className={styles.heads}>{w(title)}</span>,
          name: `${w(title)} ${waves.find((one) => one.id === of)?.label ?? of}`,
          sort: (school) => quotient(school.submitted[i] ?? 0, school.due[i] ?? 0),
          cell: (school) => (
            <Share
              t={t}
              n={school.submitted[i] ?? 0}
              of={school.due[i] ?? 0}
              begun={school.started[i] ?? 0}
              target={targets.staff}
            />
          ),
        }),
      ),
    ];
  }, [columns, waves, targets, wave, network, mail, onOpen, t, w, study, sentence, day]);
}
