/** A search box and lists above a table: which of its rows are shown. */
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

export interface FilterList<R> {
  readonly key: string;
  readonly label: string;
  /** the choice that leaves nothing out */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly fits: (row: R, value: string) => boolean;
  /** chosen at first; '' = all */
  readonly start?: string;
}

/** `text`: what the search looks in. A list that leaves nothing to choose is not drawn. */
export function useFilter<R>(
  rows: readonly R[],
  { label, text, lists }: { readonly label: string; readonly text: (row: R) => string; readonly lists: readonly FilterList<R>[] },
): { readonly shown: readonly R[]; readonly bar: ReactNode } {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const valueOf = (list: FilterList<R>) => chosen[list.key] ?? list.start ?? '';
  const wanted = search.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      lists.every((list) => valueOf(list) === '' || list.fits(row, valueOf(list))) &&
      (wanted === '' || text(row).toLowerCase().includes(wanted)),
  );
  const bar = (
    <Group align="flex-end" gap="sm" mb="md">
      <TextInput label={label} type="search" w={280} value={search} onChange={(e) => setSearch(e.currentTarget.value)} />
      {lists
        .filter((list) => list.options.length > 1 || valueOf(list) !== '')
        .map((list) => (
          <NativeSelect
            key={list.key}
            label={list.label}
            maw={280}
            value={valueOf(list)}
            onChange={(e) => {
              const { value } = e.currentTarget;
              setChosen((now) => ({ ...now, [list.key]: value }));
            }}
            data={[{ value: '', label: list.all }, ...list.options]}
          />
        ))}
    </Group>
  );
  return { shown, bar };
}
