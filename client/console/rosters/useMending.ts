/** The table while it is mended: every change can be undone, and the server says anew what it comes to. */
import { useEffect, useRef, useState } from 'react';
import { check, type Field, type Outcome, type Preview, type Table } from './send.ts';

export interface Mending {
  readonly table: Table;
  readonly outcome: Outcome;
  /** what is shown is of a former table: the check is under way */
  readonly checking: boolean;
  readonly failed: unknown;
  readonly steps: number;
  readonly setCell: (row: number, column: number, text: string) => void;
  readonly setField: (column: string, field: Field) => void;
  readonly dropRow: (row: number) => void;
  readonly undo: () => void;
  readonly recheck: () => void;
}

/** after the last keystroke, so that a row is checked once */
const pause = 250;

export function useMending(study: string, preview: Preview): Mending {
  const [history, setHistory] = useState<readonly Table[]>([preview.table]);
  const [seen, setSeen] = useState({ table: preview.table, outcome: preview.outcome });
  const [failed, setFailed] = useState<unknown>(undefined);
  const [again, setAgain] = useState(0);
  const table = history.at(-1)!;
  const asked = useRef(0);
  useEffect(() => {
    if (seen.table === table && again === asked.current) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      check(study, table, stop.signal).then(
        (outcome) => {
          asked.current = again;
          setFailed(undefined);
          setSeen({ table, outcome });
        },
        (error: unknown) => {
          if (!stop.signal.aborted) setFailed(error);
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [study, table, seen.table, again]);
  const push = (next: Table) => setHistory((now) => [...now.slice(-50), next]);
  return {
    table,
    outcome: seen.outcome,
    checking: seen.table !== table,
    failed,
    steps: history.length - 1,
    setCell: (row, column, text) => {
      const now = table.rows.find((r) => r.row === row);
      if (!now || now.cells[column] === text) return;
      const cells = now.cells.map((cell, i) => (i === column ? text : cell));
      push({ ...table, rows: table.rows.map((r) => (r.row === row ? { ...r, cells } : r)) });
    },
    setField: (column, field) => push({ ...table, mapping: { ...table.mapping, [column]: field } }),
    dropRow: (row) => push({ ...table, rows: table.rows.filter((r) => r.row !== row) }),
    undo: () => setHistory((now) => (now.length > 1 ? now.slice(0, -1) : now)),
    recheck: () => setAgain((n) => n + 1),
  };
}
