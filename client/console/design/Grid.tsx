/** Questionnaires × waves with who gets them: read at a glance, changed a questionnaire at a time by ticking boxes. */
import { Button, Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import type { DesignView, Operation } from '../../../server/design/contract.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import { AddQuestionnaire } from './AddQuestionnaire.tsx';
import { useChanging } from './Changing.tsx';
import styles from './Design.module.css';
import { Part, SaveBar } from './Part.tsx';

type Row = DesignView['instruments'][number];
type Edits = Readonly<Record<string, readonly string[]>>;
const keyOf = (row: Row, wave: string) => `${row.id} ${row.version} ${wave}`;
const before = (row: Row, wave: string) => row.cells.find((c) => c.wave === wave)?.functions ?? [];
const alike = (a: readonly string[], b: readonly string[]) => a.toSorted().join(' ') === b.toSorted().join(' ');

function operationsOf(rows: readonly Row[], waves: DesignView['waves'], edits: Edits): readonly Operation[] {
  return rows.flatMap((row) =>
    waves.flatMap((wave): readonly Operation[] => {
      const functions = edits[keyOf(row, wave.id)];
      if (!functions || alike(functions, before(row, wave.id))) return [];
      return [{ op: 'setAsked', instrument: row.id, version: row.version, wave: wave.id, functions: [...functions] }];
    }),
  );
}

export function Grid({ design }: { readonly design: DesignView }) {
  const { t } = useWords();
  const words = useTableWords();
  const [edits, setEdits] = useState<Edits>({});
  const [open, setOpen] = useState<string>();
  const waves = design.waves.filter((w) => !w.archived);
  const operations = operationsOf(design.instruments, waves, edits);
  return (
    <Part id="design-grid" title={t('design.grid')} what={t('design.gridWhat')}>
      {design.instruments.length === 0 ? (
        <Text>{t(waves.length === 0 ? 'design.gridNoWaves' : 'design.gridEmpty')}</Text>
      ) : (
        <ScrollRegion label={words.scroll(t('design.grid'))}>
          <table className={styles.grid}>
            <caption className="visually-hidden">{t('design.grid')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('study.instrument')}</th>
                {waves.map((wave) => (
                  <th key={wave.id} scope="col">
                    {wave.label}
                    {wave.locked && <div className={styles.meta}>{t('design.stays')}</div>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {design.instruments.map((row) => {
                const key = keyOf(row, '');
                return (
                  <InstrumentRow
                    key={key}
                    row={row}
                    waves={waves}
                    functions={design.functions}
                    edits={edits}
                    opened={open === key}
                    onOpen={() => setOpen((now) => (now === key ? undefined : key))}
                    onEdit={(wave, functions) => setEdits((now) => ({ ...now, [keyOf(row, wave)]: functions }))}
                  />
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <SaveBar part={t('design.grid')} operations={operations} onDrop={() => setEdits({})} />
      {waves.length > 0 && <AddQuestionnaire design={design} />}
    </Part>
  );
}

interface RowProps {
  readonly row: Row;
  readonly waves: DesignView['waves'];
  readonly functions: readonly string[];
  readonly edits: Edits;
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onEdit: (wave: string, functions: readonly string[]) => void;
}

function InstrumentRow(props: RowProps) {
  const { row, waves, edits, opened } = props;
  const { t, w, code, number } = useWords();
  const { change, busy } = useChanging();
  const title = w(row.title);
  const about = { items: number(row.items), minutes: number(row.minutes), predicted: number(row.predicted) };
  return (
    <>
      <tr>
        <th scope="row">
          <span className={styles.title}>{title}</span>
          <div className={styles.meta}>
            {t(row.measured ? 'design.aboutMeasured' : 'design.about', about)} · {t('design.version', { version: row.version })}
          </div>
          {!row.validated && <span className={styles.draft}>{t('study.notValidated')}</span>}
          <div className={styles.row} style={{ marginTop: 8 }}>
            <Button
              variant="default"
              size="compact-md"
              aria-expanded={opened}
              aria-label={t('design.editOf', { title })}
              onClick={props.onOpen}
            >
              {t('design.edit')}
            </Button>
            <Button
              variant="subtle"
              size="compact-md"
              disabled={busy}
              aria-label={t('design.removeOf', { title })}
              onClick={() => change([{ op: 'removeInstrument', instrument: row.id, version: row.version }])}
            >
              {t('design.remove')}
            </Button>
          </div>
        </th>
        {waves.map((wave) => {
          const edited = edits[keyOf(row, wave.id)];
          const now = edited ?? before(row, wave.id);
          const changed = edited !== undefined && !alike(edited, before(row, wave.id));
          return (
            <td key={wave.id} className={changed ? styles.changed : undefined}>
              {now.length === 0 ? (
                <span className={styles.meta}>
                  <span aria-hidden>–</span>
                  <span className="visually-hidden">{t('design.nobody')}</span>
                </span>
              ) : (
                now.map((f) => <div key={f}>{code('function', f)}</div>)
              )}
            </td>
          );
        })}
      </tr>
      {opened && (
        <tr>
          <td colSpan={waves.length + 1} className={styles.editor}>
            <Boxes {...props} title={title} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A box for each function and wave; what is settled cannot be ticked. */
function Boxes({ row, waves, functions, edits, onEdit, title }: RowProps & { readonly title: string }) {
  const { t, code } = useWords();
  const at = (wave: string) => edits[keyOf(row, wave)] ?? before(row, wave);
  return (
    <table className={styles.boxes}>
      <caption className="visually-hidden">{t('design.editOf', { title })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('design.who')}</th>
          {waves.map((wave) => (
            <th key={wave.id} scope="col">
              {wave.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {functions.map((name) => (
          <tr key={name}>
            <th scope="row">{code('function', name)}</th>
            {waves.map((wave) => (
              <td key={wave.id}>
                <Checkbox
                  aria-label={t('design.asks', { title, who: code('function', name), wave: wave.label })}
                  checked={at(wave.id).includes(name)}
                  disabled={wave.locked}
                  onChange={(e) =>
                    onEdit(wave.id, e.currentTarget.checked ? [...at(wave.id), name] : at(wave.id).filter((f) => f !== name))
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
