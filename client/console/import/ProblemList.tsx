/** All faults of a refused study folder: searchable, by file, to copy or download. */
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FileProblem } from '../../../server/http/contract.ts';
import { saveFile } from '../../lib/download.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import { problemsCsv, problemsText } from './problemsCsv.ts';

type Row = FileProblem & { readonly key: string };

export function ProblemList({ problems }: { readonly problems: readonly FileProblem[] }) {
  const { t, language } = useWords();
  const words = useTableWords();
  const [search, setSearch] = useState('');
  const [file, setFile] = useState('');
  const rows = useMemo<Row[]>(() => problems.map((p, i) => ({ ...p, key: String(i) })), [problems]);
  const files = useMemo(() => [...new Set(problems.map((p) => p.file))].toSorted(), [problems]);
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const text = (p: FileProblem) => `${p.file} ${p.row ?? ''} ${p.column ?? ''} ${p.code} ${p.message[language]}`.toLowerCase();
    return rows.filter((p) => (file === '' || p.file === file) && (wanted === '' || text(p).includes(wanted)));
  }, [rows, search, file, language]);
  const phone = usePhone();
  const todo: Column<Row> = {
    key: 'todo',
    title: t('import.todo'),
    width: phone ? '13rem' : '18rem',
    cell: (p) => p.message[language],
  };
  const columns: Column<Row>[] = phone
    ? [
        {
          key: 'file',
          title: t('import.where'),
          sort: (p) => p.file,
          head: true,
          cell: (p) => (
            <>
              <code>{p.file}</code>
              {p.row !== null && <div>{t('import.rowN', { row: p.row })}</div>}
              {p.column !== null && (
                <div>
                  <code>{p.column}</code>
                </div>
              )}
            </>
          ),
        },
        todo,
      ]
    : [
        { key: 'file', title: t('import.file'), sort: (p) => p.file, cell: (p) => <code>{p.file}</code> },
        { key: 'row', title: t('import.row'), numeric: true, sort: (p) => p.row, cell: (p) => p.row ?? '–' },
        {
          key: 'column',
          title: t('import.column'),
          sort: (p) => p.column,
          cell: (p) => (p.column === null ? '–' : <code>{p.column}</code>),
        },
        todo,
      ];
  const heads = [t('import.file'), t('import.row'), t('import.column'), 'code', t('import.todo')] as const;
  return (
    <>
      <Group align="flex-end" gap="sm" my="md">
        <TextInput label={t('import.filter')} type="search" value={search} onChange={(e) => setSearch(e.currentTarget.value)} />
        {files.length > 1 && (
          <NativeSelect
            label={t('import.file')}
            value={file}
            onChange={(e) => setFile(e.currentTarget.value)}
            data={[{ value: '', label: t('import.allFiles') }, ...files.map((f) => ({ value: f, label: f }))]}
          />
        )}
        <CopyButton text={() => problemsText(shown, language)} label={t('import.copy')} />
        <Button
          variant="default"
          onClick={() => saveFile('problems.csv', problemsCsv(shown, heads, language), 'text/csv;charset=utf-8')}
        >
          {t('table.csv')}
        </Button>
      </Group>
      <DataTable
        caption={t('import.problems')}
        captionHidden
        columns={columns}
        rows={shown}
        rowKey={(p) => p.key}
        words={words}
      />
    </>
  );
}
