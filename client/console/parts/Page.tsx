/** A room's head: its title in the window, on the page, and under the cursor of a screen reader after moving here. */
import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import styles from './Page.module.css';

/** Only a move to another room takes the focus to its title; the first page leaves it where the browser put it. */
let room: string | undefined;

/** Given to `navigate` by a control that stays in place, so that it keeps the focus. */
export const keepFocus = { keepFocus: true };

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
  const { pathname, state } = useLocation();
  useEffect(() => {
    document.title = [title, within, 'Meetmoment'].filter(Boolean).join(' · ');
  }, [title, within]);
  useEffect(() => {
    const moved = room !== undefined && room !== pathname;
    room = pathname;
    if (!moved || (state as Partial<typeof keepFocus> | null)?.keepFocus) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname, state]);
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
