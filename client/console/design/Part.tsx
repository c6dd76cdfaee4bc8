/** One part of the design room: a heading, and under it the bar that saves or drops what was changed there. */
import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Operation } from '../../../server/design/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { useWords } from '../words.ts';
import { useChanging } from './Changing.tsx';
import styles from './Design.module.css';

export function Part({ id, title, what, children }: { id: string; title: string; what?: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {what && (
        <Text c="dimmed" maw="68ch" mb="sm">
          {what}
        </Text>
      )}
      {children}
    </section>
  );
}

/** Shown while something is not saved. */
export function SaveBar({
  part,
  operations,
  onDrop,
}: {
  readonly part: string;
  readonly operations: readonly Operation[];
  readonly onDrop: () => void;
}) {
  const { t } = useWords();
  const { change, busy } = useChanging();
  if (operations.length === 0) return null;
  return (
    <div className={styles.bar}>
      <output>{t('design.unsaved', { count: operations.length })}</output>
      <BusyButton loading={busy} aria-label={t('design.saveOf', { part })} onClick={() => change(operations, onDrop)}>
        {t('design.save')}
      </BusyButton>
      <Button variant="default" onClick={onDrop}>
        {t('design.drop')}
      </Button>
    </div>
  );
}
