/** The waves in a row: label, dates, state; a new one at the end. */
import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DesignView, Operation } from '../../../server/design/contract.ts';
import { WaveState } from '../parts/WaveState.tsx';
import { useWords } from '../words.ts';
import { useChanging } from './Changing.tsx';
import styles from './Design.module.css';
import { Part, SaveBar } from './Part.tsx';
import { isCode, shownDay, suggestedCode, typedDay } from './text.ts';

type Wave = DesignView['waves'][number];
interface Edit {
  readonly label?: string;
  readonly opens?: string;
  readonly closes?: string;
}
const dayOf = (time: string | null) => time?.slice(0, 10) ?? '';
/** The date that was typed, or the one it was with its hour where the day is still the same. */
const dateOf = (typed: string | undefined, was: string | null) => {
  const day = typed === undefined ? dayOf(was) : typedDay(typed);
  return day === dayOf(was) ? was : day || null;
};

/** What the edits of a wave ask of the server; a date that was not touched keeps its hour. */
function operationsOf(wave: Wave, { label, opens, closes }: Edit): readonly Operation[] {
  const named = label !== undefined && label.trim() !== '' && label.trim() !== wave.label;
  const begins = dateOf(opens, wave.opens);
  const ends = dateOf(closes, wave.closes);
  const moved = begins !== wave.opens || ends !== wave.closes;
  return [
    ...(named ? [{ op: 'renameWave' as const, wave: wave.id, label: label.trim() }] : []),
    ...(moved ? [{ op: 'moveWave' as const, wave: wave.id, opens: begins, closes: ends }] : []),
  ];
}

export function WaveCards({ design }: { readonly design: DesignView }) {
  const { t } = useWords();
  const [edits, setEdits] = useState<Readonly<Record<string, Edit>>>({});
  const shown = design.waves.filter((w) => !w.archived);
  const operations = shown.flatMap((w) => operationsOf(w, edits[w.id] ?? {}));
  return (
    <Part id="design-waves" title={t('design.waves')}>
      {design.waves.length === 0 && <Text>{t('design.emptyWhat')}</Text>}
      <ul className={styles.waves}>
        {shown.map((wave) => (
          <Card
            key={wave.id}
            wave={wave}
            edit={edits[wave.id] ?? {}}
            onEdit={(edit) => setEdits((now) => ({ ...now, [wave.id]: { ...now[wave.id], ...edit } }))}
          />
        ))}
      </ul>
      <SaveBar part={t('design.waves')} operations={operations} onDrop={() => setEdits({})} />
      <NewWave design={design} />
    </Part>
  );
}

interface CardProps {
  readonly wave: Wave;
  readonly edit: Edit;
  readonly onEdit: (edit: Edit) => void;
}

function Card({ wave, edit, onEdit }: CardProps) {
  const { t, language } = useWords();
  const { change, busy } = useChanging();
  const name = wave.label;
  return (
    <li className={styles.wave}>
      <WaveState state={wave.state} />
      <TextInput
        label={t('design.label')}
        aria-label={t('design.labelOf', { wave: name })}
        maxLength={80}
        value={edit.label ?? wave.label}
        onChange={(e) => onEdit({ label: e.currentTarget.value })}
      />
      <TextInput
        label={t('design.opens')}
        placeholder={t('design.dayForm')}
        maxLength={10}
        aria-label={t('design.opensOf', { wave: name })}
        disabled={wave.state !== 'planned'}
        value={edit.opens ?? shownDay(dayOf(wave.opens), language)}
        onChange={(e) => onEdit({ opens: e.currentTarget.value })}
      />
      <TextInput
        label={t('design.closes')}
        placeholder={t('design.dayForm')}
        maxLength={10}
        aria-label={t('design.closesOf', { wave: name })}
        disabled={wave.state === 'closed'}
        value={edit.closes ?? shownDay(dayOf(wave.closes), language)}
        onChange={(e) => onEdit({ closes: e.currentTarget.value })}
      />
      <Text className={`${styles.meta} tabular`}>
        {t('design.touchAnswers', { count: wave.answers })} · {t('design.touchInvitations', { count: wave.invitations })}
      </Text>
      <div>
        <Button
          variant="default"
          size="compact-md"
          disabled={busy}
          aria-label={t('design.putAwayOf', { name })}
          onClick={() => change([{ op: 'archiveWave', wave: wave.id }])}
        >
          {t('design.putAway')}
        </Button>
      </div>
    </li>
  );
}

function NewWave({ design }: { readonly design: DesignView }) {
  const { t } = useWords();
  const { change, busy } = useChanging();
  const [label, setLabel] = useState('');
  const taken = new Set(design.waves.map((w) => w.id));
  /** the label itself where it can be a code, else one made of it, and a number behind it where it is taken */
  const codeOf = (text: string) => {
    const base = (isCode(text) ? text : suggestedCode(text)) || 'wave';
    let code = base;
    for (let i = 2; taken.has(code); i++) code = `${base}-${i}`;
    return code;
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const text = label.trim();
    if (text === '') return;
    const after = design.waves.at(-1)?.id ?? null;
    change([{ op: 'addWave', wave: codeOf(text), label: text, opens: null, closes: null, after }], () => setLabel(''));
  };
  return (
    <form onSubmit={add} className={`${styles.row} ${styles.newWave}`} style={{ marginTop: 24 }}>
      <TextInput label={t('design.newWave')} maxLength={80} value={label} onChange={(e) => setLabel(e.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={busy}>
        {t('design.addWave')}
      </Button>
    </form>
  );
}
