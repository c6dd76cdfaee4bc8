/** A room's head: its title in the window, on the page, and under the cursor of a screen reader after moving here. */
import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import styles from './Page.module.css';

/** Only a move within the console takes the focus to the title; the first page leaves it where the browser put it. */
let firstPage: string | undefined;

export interface PageProps {
  readonly title: string;
  /** what stands behind the title in the window's name: the study */
  readonly within?: string | undefined;
  readonly beside?: ReactNode;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
  /** a narrow column for forms and texts */
  readonly narrow?: boolean;
}

export function Page({ title, within, beside, intro, children, narrow }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = [title, within, 'Meetmoment'].filter(Boolean).join(' · ');
  }, [title, within]);
  useEffect(() => {
    firstPage ??= key;
    if (key === firstPage) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [key]);
  return (
    <div className={narrow ? styles.narrow : undefined}>
      <Group justify="space-between" align="flex-end" gap="md" className={styles.head}>
        <Title order={1} ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </Title>
        {beside && <Group gap="sm">{beside}</Group>}
      </Group>
      {intro && <div className={styles.intro}>{intro}</div>}
      {children}
    </div>
  );
}
