/** The table of the cockpit: one wave with everything about it, or the questionnaires of all waves beside each other. */
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Cockpit.module.css';
import type { Cockpit, School } from './query.ts';
import { Gate, Share, Trend } from './Signs.tsx';
import { useAction } from './useAction.ts';

export interface BoardProps {
  readonly data: Cockpit;
  readonly schools: readonly School[];
  /** place of the wave; null = all of them */
  readonly wave: number | null;
  readonly onOpen: (school: School) => void;
}

/** what must be done now stands above what can wait */
const urgency = ['callLeader', 'noRoster', 'invite', 'remindStuck', 'inviteRest', 'holdSessions', 'remind', 'onTarget'];
const quotient = (n: number, of: number) => (of === 0 ? null : n / of);

export function Board({ data, schools, wave, onOpen }: BoardProps) {
  const { t, w } = useWords();
  const words = useTableWords();
  const study = useStudyId();
  const sentence = useAction();
  const shown = data.columns.flatMap((column, i) =>
    wave === null || data.waves[wave]?.id === column.wave ? [{ ...column, i }] : [],
  );

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
        <Anchor
          component="button"
          type="button"
          size="xs"
          ta="left"
          onClick={() => onOpen(school)}
          aria-label={t('cockpit.detailsOf', { school: school.name ?? school.id })}
        >
          {t('cockpit.details')}
        </Anchor>
      </span>
    ),
  };
  const ofWave = (at: number): Column<School>[] => {
    const own = (school: School) => school.waves[at]!;
    const measured = schools.some((school) => own(school).network !== null);
    return [
      {
        key: 'next',
        title: t('cockpit.next'),
        sort: (school) => {
          const { action } = own(school);
          return action === null ? null : urgency.indexOf(action.name);
        },
        cell: (school) => {
          const { action } = own(school);
          if (action === null) return <span className={styles.none}>{t('cockpit.notOpen')}</span>;
          return (
            <span className={styles.next} data-grave={action.name === 'callLeader' || undefined}>
              {sentence(action)}
            </span>
          );
        },
      },
      ...(measured
        ? [
            {
              key: 'network',
              title: t('cockpit.network'),
              sort: (school: School) => {
                const { network } = own(school);
                return network === null ? null : quotient(network.answered, network.listed);
              },
              cell: (school: School) => <Gate network={own(school).network} />,
            },
          ]
        : []),
      {
        key: 'people',
        title: t('cockpit.people'),
        sort: (school) => quotient(own(school).finished, own(school).people),
        cell: (school) => <Share n={own(school).finished} of={own(school).people} target={data.targets.staff} />,
      },
      {
        key: 'trend',
        title: t('cockpit.trend'),
        sort: (school) => own(school).trend.reduce((sum, n) => sum + n, 0),
        cell: (school) => <Trend trend={own(school).trend} />,
      },
    ];
  };
  const spans =
    wave === null
      ? [
          { title: '', columns: 1 },
          ...data.waves
            .map((one) => ({ title: one.label, columns: shown.filter((c) => c.wave === one.id).length }))
            .filter((one) => one.columns > 0),
        ]
      : undefined;
  return (
    <div className={styles.board} data-spans={spans ? true : undefined}>
      <DataTable
        key={wave ?? 'all'}
        caption={t('cockpit.table')}
        {...(wave === null ? {} : { initialSort: { key: 'next', descending: false } })}
        captionHidden
        words={words}
        rows={schools}
        rowKey={(school) => school.id}
        {...(spans ? { spans } : {})}
        columns={[
          name,
          ...(wave === null ? [] : ofWave(wave)),
          ...shown.map(
            ({ i, wave: of, title }): Column<School> => ({
              key: `${of} ${i}`,
              title: <span className={styles.heads}>{w(title)}</span>,
              name: `${w(title)} ${data.waves.find((one) => one.id === of)?.label ?? of}`,
              sort: (school) => quotient(school.submitted[i] ?? 0, school.due[i] ?? 0),
              cell: (school) => (
                <Share
                  n={school.submitted[i] ?? 0}
                  of={school.due[i] ?? 0}
                  begun={school.started[i] ?? 0}
                  target={data.targets.staff}
                />
              ),
            }),
          ),
        ]}
      />
    </div>
  );
}
