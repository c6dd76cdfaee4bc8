/** The table of a staff list: what each column is, every cell to mend in place, problems in words where they stand. */
import { Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { type Sayable, useWords } from '../words.ts';
import styles from './Rosters.module.css';
import type { CellProblem, Field } from './send.ts';
import type { Mending } from './useMending.ts';

const fields: readonly Field[] = [
  'name',
  'firstName',
  'infix',
  'lastName',
  'email',
  'functions',
  'group',
  'school',
  'code',
  'leave',
  'ignore',
];
const portion = 60;

export function MendTable({ mending }: { readonly mending: Mending }) {
  const { t, number } = useWords();
  const { table, outcome, checking, steps } = mending;
  const count = outcome.problems.filter((p) => p.grade === 'problem').length;
  const [onlyProblems, setOnlyProblems] = useState(count > 0);
  const [shown, setShown] = useState(portion);
  // a row that was mended stays in sight until the filter is set anew
  const [kept, setKept] = useState<ReadonlySet<number>>(() => new Set(outcome.problems.map((p) => p.row)));
  const byRow = new Map<number, CellProblem[]>();
  for (const p of outcome.problems) byRow.set(p.row, [...(byRow.get(p.row) ?? []), p]);
  const rows = onlyProblems ? table.rows.filter((r) => byRow.has(r.row) || kept.has(r.row)) : table.rows;
  const filter = (on: boolean) => {
    setOnlyProblems(on);
    setKept(new Set(outcome.problems.map((p) => p.row)));
    setShown(portion);
  };
  return (
    <section>
      <Group justify="space-between" align="center" gap="sm" className={styles.bar}>
        <Text component="output" aria-live="polite">
          {count === 0
            ? t('rosterImport.noProblems')
            : count === 1
              ? t('rosterImport.oneProblem')
              : t('rosterImport.problems', { count: number(count) })}
          {checking ? ` ${t('rosterImport.checking')}` : ''}
        </Text>
        <Group gap="sm">
          <Checkbox
            label={t('rosterImport.onlyProblems')}
            checked={onlyProblems}
            onChange={(e) => filter(e.currentTarget.checked)}
          />
          <Button variant="default" size="compact-md" disabled={steps === 0} onClick={mending.undo}>
            {t('rosterImport.undo')}
          </Button>
        </Group>
      </Group>
      <ScrollRegion label={t('rosterImport.table')}>
        <table className={styles.table}>
          <caption className={styles.hidden}>{t('rosterImport.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rosterImport.row')}</th>
              {table.header.map((column) => (
                <th scope="col" key={column}>
                  <NativeSelect
                    size="sm"
                    label={column}
                    value={table.mapping[column] ?? 'ignore'}
                    onChange={(e) => mending.setField(column, e.currentTarget.value as Field)}
                    data={fields.map((f) => ({ value: f, label: t(`rosterImport.field.${f}`) }))}
                    className={styles.field}
                  />
                </th>
              ))}
              <th scope="col">
                <span className={styles.hidden}>{t('rosterImport.drop1')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ row, cells }) => {
              const own = byRow.get(row) ?? [];
              const loose = own.filter((p) => p.column === null || !table.header.includes(p.column));
              return (
                <tr key={row} data-bad={own.some((p) => p.grade === 'problem') || undefined}>
                  <th scope="row" className={styles.row}>
                    {row}
                    {loose.map((p) => (
                      <span key={p.code} className={styles[p.grade]}>
                        {t(`rosterImport.problem.${p.code}`, { value: p.value ?? '' })}
                      </span>
                    ))}
                  </th>
                  {table.header.map((column, i) => (
                    <td key={column}>
                      {table.mapping[column] === undefined || table.mapping[column] === 'ignore' ? (
                        <span className={styles.ignored}>{cells[i]}</span>
                      ) : (
                        <Cell
                          key={`${row} ${cells[i]}`}
                          name={t('rosterImport.cell', { column, row })}
                          value={cells[i] ?? ''}
                          problems={own.filter((p) => p.column === column)}
                          onChange={(text) => mending.setCell(row, i, text)}
                        />
                      )}
                    </td>
                  ))}
                  <td>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('rosterImport.dropRow', { row })}
                      onClick={() => mending.dropRow(row)}
                    >
                      {t('rosterImport.drop1')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length === 0 && <Text c="dimmed">{t('rosterImport.noRows')}</Text>}
      {rows.length > shown && (
        <Button variant="default" mt="sm" onClick={() => setShown((n) => n + 200)}>
          {t('table.more', { rows: number(rows.length - shown) })}
        </Button>
      )}
    </section>
  );
}

interface CellProps {
  readonly name: string;
  readonly value: string;
  readonly problems: readonly CellProblem[];
  readonly onChange: (text: string) => void;
}

function Cell({ name, value, problems, onChange }: CellProps) {
  const { t } = useWords();
  const id = useId();
  const bad = problems.some((p) => p.grade === 'problem');
  return (
    <>
      <input
        className={styles.cell}
        aria-label={name}
        aria-invalid={bad || undefined}
        {...(problems.length > 0 ? { 'aria-describedby': id } : {})}
        defaultValue={value}
        size={Math.min(34, Math.max(8, value.length + 1))}
        onBlur={(e) => onChange(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter') e.currentTarget.blur();
          if (e.key === 'Escape') e.currentTarget.value = value;
        }}
      />
      {problems.length > 0 && (
        <span id={id} className={styles[bad ? 'problem' : 'warning']}>
          {problems.map((p) => t(`rosterImport.problem.${p.code}` satisfies Sayable, { value: p.value ?? '' })).join(' ')}
        </span>
      )}
    </>
  );
}
