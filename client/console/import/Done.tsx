/** What came in, what was noticed, and the way to the study. */
import { Button, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useFocusOnArrival } from '../parts/useFocusOnArrival.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Import.module.css';
import type { Imported } from './send.ts';

type Notice = Imported['notices'][number] & { readonly key: string };

export function Done({ reply }: { readonly reply: Imported }) {
  const { t, code, number } = useWords();
  const arrived = useFocusOnArrival<HTMLHeadingElement>();
  const counts = Object.entries(reply.counts).filter(([, count]) => count > 0);
  return (
    <>
      <output className={styles.done}>
        <Title order={2} ref={arrived} tabIndex={-1}>
          {t('import.done')}
        </Title>
        <Text mt="xs">{t('import.doneWhat')}</Text>
        <ul className="tabular">
          {counts.map(([kind, count]) => (
            <li key={kind}>
              {number(count)} {code('count', count === 1 ? `${kind}One` : kind)}
            </li>
          ))}
        </ul>
      </output>
      <Button component={Link} to={`/studies/${reply.study}`}>
        {t('import.toStudy')}
      </Button>
      {reply.notices.length > 0 && <Notices notices={reply.notices} />}
    </>
  );
}

function Notices({ notices }: { readonly notices: Imported['notices'] }) {
  const { t, code } = useWords();
  const words = useTableWords();
  const columns: Column<Notice>[] = [
    { key: 'file', title: t('import.file'), sort: (n) => n.file, cell: (n) => <code>{n.file}</code> },
    { key: 'column', title: t('import.column'), sort: (n) => n.column, cell: (n) => (n.column ? <code>{n.column}</code> : '–') },
    { key: 'notice', title: t('import.notice'), width: '18rem', cell: (n) => code('notice', n.code) },
  ];
  return (
    <>
      <Title order={2} mt="xl">
        {t('import.notices', { count: notices.length })}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('import.noticesWhat')}
      </Text>
      <DataTable
        caption={t('import.notices', { count: notices.length })}
        captionHidden
        columns={columns}
        rows={notices.map((n, i) => ({ ...n, key: String(i) }))}
        rowKey={(n) => n.key}
        words={words}
      />
    </>
  );
}
