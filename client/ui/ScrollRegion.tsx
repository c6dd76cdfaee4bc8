/** A part of the page that scrolls sideways by itself: reachable and scrollable with the keyboard, named for a screen reader. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './ScrollRegion.module.css';

export interface ScrollRegionProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Takes a place in the Tab order only where there is something to scroll. */
export function ScrollRegion({ label, children }: ScrollRegionProps) {
  const box = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setOverflows(element.scrollWidth > element.clientWidth + 1);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    if (element.firstElementChild) watcher.observe(element.firstElementChild);
    return () => watcher.disconnect();
  }, []);
  return (
    <div
      ref={box}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for controls; a region would be one landmark too many
      role="group"
      className={styles.region}
      aria-label={label}
      data-overflows={overflows || undefined}
      {...(overflows ? { tabIndex: 0 } : {})}
    >
      {children}
    </div>
  );
}
