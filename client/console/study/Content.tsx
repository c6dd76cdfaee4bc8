/** Every sentence of one questionnaire with its source label, for the researcher's eyes. */
import { useState } from 'react';
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Overview.module.css';

type Row = StudyOverview['grid'][number];
type Item = Row['content'][number];

export function Content({ row }: { readonly row: Row }) {
  const { t, w, code } = useWords();
  const words = useTableWords();
  const [opened, setOpened] = useState(false);
  const columns: Column<Item>[] = [
    { key: 'item', title: t('study.item'), sort: (i) => i.id, cell: (i) => <code>{i.id}</code> },
    { key: 'text', title: t('study.text'), width: '16rem', cell: (i) => w(i.text) },
    ...(row.content.some((i) => i.facet)
      ? [
          {
            key: 'facet',
            title: t('study.facet'),
            sort: (i: Item) => (i.facet ? w(i.facet) : null),
            cell: (i: Item) => (i.facet ? w(i.facet) : '–'),
          },
        ]
      : []),
    {
      key: 'source',
      title: t('study.itemSource'),
      sort: (i) => i.source,
      cell: (i) => (
        <span className={i.source === 'draft' ? styles.draft : undefined} title={i.source}>
          {code('source', i.source)}
        </span>
      ),
    },
  ];
  return (
    <details className={styles.content} onToggle={(e) => setOpened(e.currentTarget.open)}>
      <summary>
        {w(row.title)}{' '}
        <span className={styles.meta}>
          {t('study.items', { count: row.content.length })}
          {!row.validated && `, ${t('study.notValidated')}`}
        </span>
      </summary>
      {opened && (
        <div className={styles.contentBody}>
          <DataTable
            caption={w(row.title)}
            captionHidden
            columns={columns}
            rows={row.content}
            rowKey={(i) => i.id}
            words={words}
          />
        </div>
      )}
    </details>
  );
}
