/** The schools of a study with the size of their roster, the state of their own check, and their attributes. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ConsoleWire } from '../api.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { schoolsQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';

type School = ConsoleWire['GET /api/studies/:study/schools']['reply']['schools'][number];

export function SchoolsPage() {
  const { t } = useWords();
  const schools = useQuery(schoolsQuery(useStudyId()));
  return (
    <Page title={t('nav.schools')} within={useStudyTitle()}>
      <Loaded query={schools}>
        {(data) =>
          data.schools.length === 0 ? (
            <Empty title={t('schools.empty')}>{t('schools.emptyWhat')}</Empty>
          ) : (
            <Schools schools={data.schools} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Schools({ schools }: { readonly schools: readonly School[] }) {
  const { t, number, day } = useWords();
  const words = useTableWords();
  const study = useStudyId();
  const attributes = [...new Set(schools.flatMap((s) => Object.keys(s.attributes)))];
  const numeric = (name: string) => schools.every((s) => typeof (s.attributes[name] ?? 0) === 'number');
  const columns: Column<School>[] = [
    {
      key: 'school',
      title: t('schools.school'),
      head: true,
      sort: (s) => s.name ?? s.id,
      cell: (s) => (
        <>
          <Link to={s.id}>{s.name ?? s.id}</Link>
          {s.name !== null && <span style={{ color: 'var(--mantine-color-dimmed)' }}> {s.id}</span>}
          {s.archived && <span style={{ color: 'var(--mantine-color-dimmed)' }}> · {t('studies.archived')}</span>}
        </>
      ),
    },
    // most in need of a look first: remarks, then lists that nobody checked
    ...(schools.some((s) => s.check.link !== 'none' || s.check.remarks > 0)
      ? [
          {
            key: 'check',
            title: t('schools.check'),
            sort: ({ check }: School) => -check.remarks * 10 + (check.confirmedAt !== null ? 3 : check.link === 'none' ? 2 : 1),
            cell: ({ id, check }: School) => (
              <>
                {check.remarks > 0 && (
                  <>
                    <Link to={id}>
                      {check.remarks === 1 ? t('schools.oneRemark') : t('schools.remarks', { count: number(check.remarks) })}
                    </Link>
                    {' · '}
                  </>
                )}
                {check.confirmedAt !== null
                  ? t('schools.checkedOn', { date: day(check.confirmedAt) })
                  : t(`schools.link.${check.link}`)}
              </>
            ),
          },
        ]
      : []),
    { key: 'staff', title: t('schools.staff'), numeric: true, sort: (s) => s.staff, cell: (s) => number(s.staff) },
    ...(schools.some((s) => s.cohort !== null)
      ? [{ key: 'cohort', title: t('schools.cohort'), sort: (s: School) => s.cohort, cell: (s: School) => s.cohort ?? '–' }]
      : []),
    ...attributes.map(
      (name): Column<School> => ({
        key: `attribute ${name}`,
        title: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
        numeric: numeric(name),
        sort: (s) => s.attributes[name] ?? null,
        cell: (s) => {
          const value = s.attributes[name] ?? null;
          return value === null ? '–' : typeof value === 'number' ? number(value) : value;
        },
      }),
    ),
  ];
  return (
    <DataTable
      key={study}
      caption={t('schools.table')}
      captionHidden
      columns={columns}
      rows={schools}
      rowKey={(s) => s.id}
      words={words}
    />
  );
}
