/** Entries of an audit on a phone: one under another, newest first, instead of a table that runs off the screen. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.ts';
import styles from '../accounts/Accounts.module.css';

export interface Line {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly who: string;
  /** whom or what it was about; '' = nothing to say */
  readonly about: string;
  readonly details: string;
}
export interface EntryListProps {
  readonly lines: readonly Line[];
  /** names the list */
  readonly label: string;
  /** drawn at first */
  readonly portion?: number;
}

export function EntryList({ lines, label, portion = 50 }: EntryListProps) {
  const { t, time, number } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? lines.length : portion;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {lines.slice(0, shown).map(({ id, at, what, who, about, details }) => (
          <li key={id} className={styles.item}>
            <Text fw={600}>{what}</Text>
            <div className={styles.address}>
              {who}
              {about !== '' && about !== who && ` · ${about}`}
            </div>
            <div className={styles.facts}>
              <time dateTime={at}>{time(at)}</time>
              {details !== '' && ` · ${details}`}
            </div>
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('table.more', { rows: number(lines.length - shown) })}
        </Button>
      )}
    </>
  );
}
