/** Who did what when in this study. */
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { auditQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { EntryList } from './EntryList.tsx';
import { byWhom, detailsOf, type StudyEntry } from './entries.ts';

export function AuditPage() {
  const { t } = useWords();
  const audit = useQuery(auditQuery(useStudyId()));
  return (
    <Page title={t('nav.audit')} within={useStudyTitle()} intro={t('audit.what')}>
      <Loaded query={audit}>
        {(data) =>
          data.entries.length === 0 ? (
            <Empty title={t('audit.empty')}>{t('audit.emptyWhat')}</Empty>
          ) : (
            <Entries entries={data.entries} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Entries({ entries }: { readonly entries: readonly StudyEntry[] }) {
  const speech = useWords();
  const { t, time, code } = speech;
  const words = useTableWords();
  const actor = (e: StudyEntry) => byWhom(e, speech);
  const verb = (e: StudyEntry) => code('audit', e.verb);
  const phone = usePhone();
  if (phone)
    return (
      <EntryList
        label={t('audit.table')}
        lines={entries.map((e) => ({
          id: e.id,
          at: e.at,
          what: verb(e),
          who: actor(e),
          about: e.about ?? (made.test(e.subject) ? '' : e.subject),
          details: detailsOf(e, speech),
        }))}
      />
    );
  const columns: Column<StudyEntry>[] = [
    {
      key: 'at',
      title: t('audit.at'),
      width: '8.5rem',
      sort: (e) => e.at,
      cell: (e) => <time dateTime={e.at}>{time(e.at)}</time>,
    },
    { key: 'actor', title: t('audit.actor'), sort: actor, cell: actor },
    { key: 'verb', title: t('audit.verb'), sort: verb, cell: verb },
    {
      key: 'subject',
      title: t('audit.subject'),
      sort: (e) => e.about ?? e.subject,
      cell: (e) => e.about ?? (made.test(e.subject) ? '–' : e.subject),
    },
    {
      key: 'details',
      title: t('audit.details'),
      cell: (e) => detailsOf(e, speech) || '–',
    },
  ];
  return (
    <DataTable
      caption={t('audit.table')}
      captionHidden
      columns={columns}
      rows={entries}
      rowKey={(e) => e.id}
      initialSort={{ key: 'at', descending: true }}
      words={words}
    />
  );
}

/** A made id tells a reader nothing; ids that people gave are shown. */
const made = /^[0-9a-f]{32}$/;
