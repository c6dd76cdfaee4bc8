/** The codebook beside the text: every theme with what was judged, the one at hand unfolded. */
import { useEffect, useRef } from 'react';
import type { Codes, CodebookTheme } from '../../../server/evidence/contract.ts';
import { useWords } from '../words.ts';
import styles from './Coding.module.css';
import type { Action } from './editing.ts';
import { ThemeForm } from './ThemeForm.tsx';

export interface ThemeListProps {
  readonly themes: readonly CodebookTheme[];
  readonly codes: Codes;
  readonly at: string;
  readonly keys: boolean;
  readonly readOnly: boolean;
  readonly fault: string | undefined;
  readonly onAct: (action: Action) => void;
  readonly onTakeSelection: () => void;
}

export function ThemeList({ themes, codes, at, keys, readOnly, fault, onAct, onTakeSelection }: ThemeListProps) {
  const { t, w } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) list.current?.querySelector('[aria-expanded=true]')?.scrollIntoView({ block: 'nearest' });
    first.current = false;
  }, [at]);
  const said = (id: string) => {
    const code = codes[id];
    if (!code) return t('coding.notYet');
    return code.mention === 'absent' ? t('mention.absent') : `${t(`mention.${code.mention}`)}, ${t(`valence.${code.valence}`)}`;
  };
  return (
    <ul className={styles.themes} ref={list}>
      {themes.map((theme) => {
        const here = theme.id === at;
        const quote = codes[theme.id]?.quote;
        return (
          <li key={theme.id}>
            <button
              type="button"
              className={styles.head}
              data-part={theme.parent ?? undefined}
              aria-expanded={here}
              onClick={() => onAct({ do: 'go', theme: theme.id })}
            >
              <span>{w(theme.words)}</span>
              <span className={styles.said} data-open={codes[theme.id] ? undefined : true}>
                {said(theme.id)}
              </span>
            </button>
            {here && !readOnly && (
              <ThemeForm
                theme={theme}
                code={codes[theme.id]}
                keys={keys}
                onAct={onAct}
                onTakeSelection={onTakeSelection}
                fault={fault}
              />
            )}
            {here && readOnly && quote !== undefined && (
              <div className={styles.form}>
                <blockquote className={styles.quote}>{quote}</blockquote>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
