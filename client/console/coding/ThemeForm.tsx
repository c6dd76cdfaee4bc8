/** One theme: whether and how it was mentioned, what was said of it, and a quote. Each choice has its key beside it. */
import { Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CodebookTheme } from '../../../server/evidence/contract.ts';
import { useWords } from '../words.ts';
import styles from './Coding.module.css';
import { type Action, type Code, keyOfMention, keyOfValence, longestQuote, mentions, valences } from './editing.ts';

export interface ThemeFormProps {
  readonly theme: CodebookTheme;
  readonly code: Code | undefined;
  readonly keys: boolean;
  readonly onAct: (action: Action) => void;
  readonly onTakeSelection?: () => void;
  /** what a selection was refused for */
  readonly fault?: string | undefined;
}

export function ThemeForm({ theme, code, keys, onAct, onTakeSelection, fault }: ThemeFormProps) {
  const { t, w } = useWords();
  const said = code !== undefined && code.mention !== 'absent';
  return (
    <div className={styles.form}>
      <Text size="sm" c="dimmed">
        {w(theme.hint)}
      </Text>
      <Choice
        label={t('coding.mention')}
        options={mentions.map((m) => ({ value: m, text: t(`mention.${m}`), key: keyOfMention[m] }))}
        chosen={code?.mention}
        keys={keys}
        onChoose={(mention) => onAct({ do: 'mention', mention })}
      />
      {said && (
        <>
          <Choice
            label={t('coding.valence')}
            options={valences.map((v) => ({ value: v, text: t(`valence.${v}`), key: keyOfValence[v] }))}
            chosen={code.valence}
            keys={keys}
            onChoose={(valence) => onAct({ do: 'valence', valence })}
          />
          <Quote given={code.quote ?? ''} onType={(quote) => onAct({ do: 'quote', quote, typed: true })} />
        </>
      )}
      {fault !== undefined && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {fault}
        </Text>
      )}
      <div className={styles.choices}>
        {said && onTakeSelection && (
          <Button size="compact-sm" variant="default" onClick={onTakeSelection}>
            {t('coding.quoteTake')} {keys && <kbd className={styles.key}>c</kbd>}
          </Button>
        )}
        {code && (
          <Button size="compact-sm" variant="subtle" onClick={() => onAct({ do: 'clear' })}>
            {t('coding.clear')} {keys && <kbd className={styles.key}>x</kbd>}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Written or taken from the text; every letter is kept at once. */
function Quote({ given, onType }: { readonly given: string; readonly onType: (quote: string) => void }) {
  const { t } = useWords();
  const [written, setWritten] = useState(given);
  // something else changed it: the text's selection, undo
  if (written.trim() !== given) setWritten(given);
  return (
    <Textarea
      label={t('coding.quote')}
      description={t('coding.quoteHint')}
      autosize
      minRows={1}
      maxRows={6}
      maxLength={longestQuote}
      value={written}
      onChange={(e) => {
        setWritten(e.currentTarget.value);
        onType(e.currentTarget.value);
      }}
    />
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly text: string; readonly key: string }[];
  readonly chosen: V | undefined;
  readonly keys: boolean;
  readonly onChoose: (value: V) => void;
}

function Choice<V extends string>({ label, options, chosen, keys, onChoose }: ChoiceProps<V>) {
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      <div className={styles.choices}>
        {options.map(({ value, text, key }) => (
          <button
            type="button"
            key={value}
            className={styles.option}
            aria-pressed={chosen === value}
            onClick={() => onChoose(value)}
          >
            {text} {keys && <kbd className={styles.key}>{key}</kbd>}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
