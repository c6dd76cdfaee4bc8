/** What a code of the server says, with the names that people gave instead of codes. */
import { createContext, useContext } from 'react';
import type { DesignView, Note, Operation } from '../../../server/design/contract.ts';
import { type Sayable, useWords } from '../words.ts';
import { words } from '../words/index.ts';

/** The design whose names the notes use. */
export const NamesFrom = createContext<DesignView | undefined>(undefined);

/** An operation as the history keeps it: ids, counts and labels. */
export function noteOf({ op, ...rest }: Operation): Note {
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(rest)) {
    if (typeof value === 'string' || typeof value === 'number') params[key] = value;
    else if (Array.isArray(value)) params[`${key}Count`] = value.length;
  }
  if (op === 'setTitle') params.title = (rest as { title: { nl: string } }).title.nl;
  return { code: op, params };
}

/** A measure as people say it: what, and when by the waves' labels. */
export function useMeasureName(design: DesignView | undefined): (measure: string) => readonly [string, string] {
  const { t, w } = useWords();
  return (measure) => {
    const [name = '', at] = measure.split('@');
    const found = design?.measures.find((m) => m.name === name);
    const label = (id: string) => design?.waves.find((wave) => wave.id === id)?.label ?? id;
    const when = at === undefined ? t('design.noMoment') : at.split('..').map(label).join(' – ');
    return [found ? w(found.title) : name, when];
  };
}

export function useNotes(): (family: 'designNote' | 'designWhy' | 'designOp', note: Note) => string {
  const { t, w, code } = useWords();
  const design = useContext(NamesFrom);
  const measure = useMeasureName(design);
  /** names for the ids that a note may carry */
  const named: Readonly<Record<string, (id: string) => string>> = {
    function: (id) => code('function', id),
    instrument: (id) => {
      const found = [...(design?.instruments ?? []), ...(design?.library ?? [])].find((one) => one.id === id);
      return found ? w(found.title) : id;
    },
    wave: (id) => design?.waves.find((one) => one.id === id)?.label ?? id,
    school: (id) => design?.schools.find((one) => one.id === id)?.name ?? id,
    measure: (id) => measure(id).join(', '),
    measures: (list) =>
      list
        .split(', ')
        .map((id) => measure(id).join(' '))
        .join('; '),
  };
  return (family, note) => {
    const keys = {
      designNote: `designNote.${note.code}`,
      designWhy: `designWhy.${note.code}`,
      designOp: `designOp.${note.code}`,
    };
    const key = keys[family];
    // a new label stands beside the code that it names: the label of now would say it twice
    const keep = note.code === 'renameWave' ? 'wave' : undefined;
    const params = Object.fromEntries(
      Object.entries(note.params).map(([name, value]) => [
        name,
        typeof value === 'string' && name !== keep ? (named[name]?.(value) ?? value) : value,
      ]),
    );
    const sayable = key in words;
    if (!sayable) return family === 'designOp' ? note.code : t('designWhy.other');
    return t(key as Sayable, params);
  };
}
