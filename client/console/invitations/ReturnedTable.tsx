/** What returned mails say, row by row: whose it is, why it came back, and what confirming would do. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { schoolsQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import type { Returned } from './returned.ts';
import { useReason } from './useReason.tsx';

const outcomes = ['marks', 'trying', 'automatic', 'already', 'older', 'unknown', 'other', 'unreadable'] as const;
type Outcome = (typeof outcomes)[number];

export function outcomeOf({ kind, mail, marks }: Returned): Outcome {
  if (marks) return 'marks';
  if (kind !== 'bounced') return kind;
  if (mail === null) return 'unknown';
  return mail.state === 'bounced' ? 'already' : 'older';
}

export interface ReturnedTableProps {
  readonly study: string;
  readonly from: string | null;
  readonly read: number;
  readonly mails: readonly Returned[];
}

export function ReturnedTable({ study, from, read, mails }: ReturnedTableProps) {
  const { t, number } = useWords();
  const words = useTableWords();
  const phone = usePhone();
  const schools = useQuery(schoolsQuery(study)).data?.schools;
  const reason = useReason(study, from);
  const counts = outcomes
    .map((outcome) => [outcome, mails.filter((one) => outcomeOf(one) === outcome).length] as const)
    .filter(([, count]) => count > 0);
  const whose = ({ mail, address }: Returned) => mail?.name ?? mail?.person ?? address ?? t('mail.returnedNobody');
  const rows = mails
    .map((one, i) => ({ ...one, key: `${i}` }))
    .toSorted((a, b) => outcomes.indexOf(outcomeOf(a)) - outcomes.indexOf(outcomeOf(b)));
  type Row = (typeof rows)[number];
  const why = (one: Row) => (
    <>
      {one.kind === 'trying' ? one.status && t('mail.reasonLater', { code: one.status }) : reason.why(one.status, 'bounced')}
      {one.marks && reason.advice({ reason: one.status, state: 'bounced', school: one.mail!.school })}
    </>
  );
  const columns: Column<Row>[] = [
    {
      key: 'person',
      title: t('invitations.person'),
      head: true,
      sort: whose,
      cell: (one) => (
        <>
          {whose(one)}
          <div className={styles.email}>{one.mail?.email ?? (one.mail === null ? one.subject : null)}</div>
        </>
      ),
    },
    {
      key: 'outcome',
      title: t('mail.returnedOutcome'),
      sort: (one) => outcomes.indexOf(outcomeOf(one)),
      cell: (one) => (
        <div className={phone ? undefined : styles.reason}>
          {t(`mail.returned.${outcomeOf(one)}`)}
          {one.marks && one.by === 'address' && <div className={styles.email}>{t('mail.returnedByAddress')}</div>}
          {phone && <div>{why(one)}</div>}
        </div>
      ),
    },
    ...(phone
      ? []
      : [
          {
            key: 'why',
            title: t('mail.why'),
            sort: (one: Row) => one.status,
            cell: (one: Row) => <div className={styles.reason}>{why(one)}</div>,
          },
        ]),
    {
      key: 'school',
      title: t('invitations.school'),
      sort: (one) => one.mail?.school ?? null,
      cell: (one) => schools?.find((s) => s.id === one.mail?.school)?.name ?? one.mail?.school ?? '',
    },
  ];
  return (
    <>
      <Text fw={600}>{t('mail.returnedRead', { count: read })}</Text>
      <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
        {counts.map(([outcome, count]) => (
          <li key={outcome} className="tabular">
            {number(count)}: {t(`mail.returned.${outcome}`)}
          </li>
        ))}
      </ul>
      <div className={styles.full}>
        <DataTable
          caption={t('mail.returnedTable')}
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={(one) => one.key}
          words={words}
          portion={50}
        />
      </div>
    </>
  );
}
