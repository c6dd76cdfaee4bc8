/** What of the file was left behind: shown, and as a text for the school. Columns, kinds and counts; never a value. */
import { Button, Title } from '@mantine/core';
import { saveFile } from '../../lib/download.ts';
import { useWords } from '../words.ts';
import styles from './Rosters.module.css';
import type { Preview } from './send.ts';

export function Receipt({
  preview,
  study,
  school,
}: {
  readonly preview: Preview;
  readonly study: string;
  readonly school: string;
}) {
  const { t, number } = useWords();
  const { file, dropped, groups, table } = preview;
  const lines = [
    ...dropped.map(({ column, reason, cells }) =>
      column === null
        ? t('rosterImport.leftKind', { what: t(`rosterImport.kind.${reason}`), count: number(cells) })
        : t('rosterImport.leftColumn', { column, what: t(`rosterImport.kind.${reason}`), count: number(cells) }),
    ),
    ...file.notices.map((notice) => t(`rosterImport.notice.${notice}`, { brin: file.brin ?? '–', sheet: file.sheet ?? '' })),
  ];
  const kept = [
    t('rosterImport.keptStaff', { count: number(table.rows.length) }),
    ...(groups.length > 0 ? [t('rosterImport.keptGroups', { count: number(groups.length) })] : []),
  ];
  const save = () =>
    saveFile(
      t('rosterImport.receiptFile'),
      [
        t('rosterImport.receiptHead', { study, school }),
        '',
        t('rosterImport.receiptKept'),
        ...kept.map((line) => `- ${line}`),
        '',
        t('rosterImport.receiptLeft'),
        ...(lines.length > 0 ? lines.map((line) => `- ${line}`) : [`- ${t('rosterImport.leftNothing')}`]),
        '',
        t('rosterImport.receiptEnd'),
        '',
      ].join('\r\n'),
      'text/plain;charset=utf-8',
    );
  return (
    <section className={styles.receipt}>
      <Title order={2} size="h3">
        {t('rosterImport.receipt')}
      </Title>
      <ul>
        {kept.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length === 0 && <li>{t('rosterImport.leftNothing')}</li>}
      </ul>
      <Button variant="default" size="compact-md" onClick={save}>
        {t('rosterImport.receiptSave')}
      </Button>
    </section>
  );
}
