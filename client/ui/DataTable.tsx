/**
 * A table of data: sortable heads, figures to the right in tabular digits, its own scroll region, long lists in portions.
 * It knows no words of its own: the caller gives them in the language of the page.
 */
import { Button } from '@mantine/core';
import { memo, type ReactNode, useEffect, useMemo, useState } from 'react';
import styles from './DataTable.module.css';
import { Icon } from './icons.tsx';
import { ScrollRegion } from './ScrollRegion.tsx';

export interface Column<R> {
  readonly key: string;
  readonly title: ReactNode;
  /** the title as plain text, where `title` is more than text */
  readonly name?: string;
  readonly numeric?: boolean;
  /** what to sort on; without it the column cannot be sorted. null sorts last. */
  readonly sort?: (row: R) => string | number | null;
  readonly cell: (row: R) => ReactNode;
  /** the column that names the row */
  readonly head?: boolean;
  /** widest the column may become on a wide screen */
  readonly width?: string;
}

export interface TableWords {
  readonly sortBy: (name: string) => string;
  readonly scroll: (name: string) => string;
  readonly more: (count: number) => string;
  readonly none: string;
  readonly locale: string;
}

export interface DataTableProps<R> {
  /** names the table; drawn above it unless `captionHidden` */
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly words: TableWords;
  readonly initialSort?: { readonly key: string; readonly descending: boolean };
  /** rows drawn at first; 200 unless told */
  readonly portion?: number;
  /** heads above the heads: a title over a number of columns */
  readonly spans?: readonly { readonly title: string; readonly columns: number }[];
  readonly foot?: ReactNode;
  /** is told which rows are shown and in which order, for a file of the same */
  readonly onOrder?: (rows: readonly R[]) => void;
}

/** The rows in the asked order; equal values keep the order they came in, missing ones stand last. */
export function sorted<R>(
  rows: readonly R[],
  value: (row: R) => string | number | null,
  descending: boolean,
  locale: string,
): R[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y)));
  });
}

export function DataTable<R>(props: DataTableProps<R>) {
  const { columns, rows, words, portion = 200, onOrder } = props;
  const [sort, setSort] = useState(props.initialSort);
  const [all, setAll] = useState(false);
  const ordered = useMemo(() => {
    const by = columns.find((c) => c.key === sort?.key)?.sort;
    return by ? sorted(rows, by, sort?.descending ?? false, words.locale) : rows;
  }, [rows, columns, sort, words.locale]);
  useEffect(() => onOrder?.(ordered), [onOrder, ordered]);
  const drawn = all ? ordered : ordered.slice(0, portion);
  const turn = (key: string) => setSort((now) => ({ key, descending: now?.key === key ? !now.descending : false }));

  return (
    <>
      <ScrollRegion label={words.scroll(props.caption)}>
        <table className={styles.table}>
          <caption className={props.captionHidden ? 'visually-hidden' : styles.caption}>{props.caption}</caption>
          <thead>
            {props.spans && (
              <tr>
                {props.spans.map((span, i) =>
                  span.title ? (
                    // oxlint-disable-next-line react/no-array-index-key -- heads have no id and never move
                    <th key={i} colSpan={span.columns} scope="colgroup" className={styles.span}>
                      {span.title}
                    </th>
                  ) : (
                    // oxlint-disable-next-line react/no-array-index-key -- heads have no id and never move
                    <td key={i} colSpan={span.columns}>
                      {/* nothing above the names */}
                    </td>
                  ),
                )}
              </tr>
            )}
            <tr>
              {columns.map((column) => (
                <Head key={column.key} column={column} words={words} sort={sort} turn={turn} />
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row) => (
              <Row key={props.rowKey(row)} row={row} columns={columns} />
            ))}
          </tbody>
          {props.foot && <tfoot>{props.foot}</tfoot>}
        </table>
      </ScrollRegion>
      <output className={styles.none}>{rows.length === 0 && words.none}</output>
      {drawn.length < ordered.length && (
        <Button variant="default" mt="sm" onClick={() => setAll(true)}>
          {words.more(ordered.length - drawn.length)}
        </Button>
      )}
    </>
  );
}

interface RowProps<R> {
  readonly row: R;
  readonly columns: readonly Column<R>[];
}

/** Drawn anew only when its row or the columns are others: figures of one school that move leave a hundred alone. */
const Row = memo(function Row<R>({ row, columns }: RowProps<R>) {
  return (
    <tr>
      {columns.map((column) =>
        column.head ? (
          <th key={column.key} scope="row" className={styles.rowHead} data-numeric={column.numeric || undefined}>
            {column.cell(row)}
          </th>
        ) : (
          <td
            key={column.key}
            data-numeric={column.numeric || undefined}
            {...(column.width ? { style: { minWidth: column.width } } : {})}
          >
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}) as <R>(props: RowProps<R>) => ReactNode;

interface HeadProps<R> {
  readonly column: Column<R>;
  readonly words: TableWords;
  readonly sort: { readonly key: string; readonly descending: boolean } | undefined;
  readonly turn: (key: string) => void;
}

function Head<R>({ column, words, sort, turn }: HeadProps<R>) {
  const on = sort?.key === column.key;
  const name = column.name ?? (typeof column.title === 'string' ? column.title : column.key);
  if (!column.sort)
    return (
      <th scope="col" data-head={column.head || undefined} data-numeric={column.numeric || undefined}>
        {column.title}
      </th>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the column's title is its text
    <th
      scope="col"
      data-head={column.head || undefined}
      data-numeric={column.numeric || undefined}
      aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={styles.sort} title={words.sortBy(name)} onClick={() => turn(column.key)}>
        <span>{column.title}</span>
        <span className={styles.arrow} data-on={on || undefined}>
          <Icon name={on ? (sort.descending ? 'down' : 'up') : 'upDown'} size="0.8em" />
        </span>
      </button>
    </th>
  );
}
