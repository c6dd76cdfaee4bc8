/** The texts of a unit, with what was quoted marked; says what is selected in them. */
import { Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { UnitText } from '../../../server/evidence/contract.ts';
import { useWords } from '../words.ts';
import styles from './Coding.module.css';
import { pieces } from './editing.ts';

export interface TextsProps {
  readonly texts: readonly UnitText[];
  readonly quotes: readonly string[];
  /** the latest selection that was not empty: on a phone it is gone by the time a button is tapped */
  readonly onSelect?: (text: string) => void;
}

export function Texts({ texts, quotes, onSelect }: TextsProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!onSelect) return;
    const look = () => {
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed || !box.current) return;
      if (!box.current.contains(selection.anchorNode) || !box.current.contains(selection.focusNode)) return;
      const text = selection.toString().replaceAll(/\s+/g, ' ').trim();
      if (text !== '') onSelect(text);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [onSelect]);
  const gaps = texts.some((one) => one.text.includes('[…]'));
  return (
    <div ref={box}>
      {gaps && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('coding.gap')}
        </Text>
      )}
      {texts.map((one) => {
        const kind = t(`materialKind.${one.kind}`);
        return (
          <article key={one.id} className={styles.text}>
            <Title order={3}>{one.wave === null ? kind : t('coding.textOf', { kind, wave: one.wave })}</Title>
            {one.text.split(/\n{2,}/).map((paragraph, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- paragraphs never move
              <p key={i}>
                {pieces(paragraph, quotes).map((piece, j) =>
                  // oxlint-disable-next-line react/no-array-index-key -- drawn anew whenever the quotes change
                  piece.quoted ? <mark key={j}>{piece.text}</mark> : piece.text,
                )}
              </p>
            ))}
          </article>
        );
      })}
    </div>
  );
}
