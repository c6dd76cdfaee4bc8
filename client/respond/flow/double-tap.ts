/**
 * The second tap of a double tap. An answer or "Begin" brings the next screen up under the finger; a tap that was meant for the
 * former screen must not answer or skip what the person has not read.
 */
import { type MouseEvent, type PointerEvent, useRef } from 'react';

/** Two taps closer together than this are one gesture: nobody reads a new screen so fast. */
export const gesture = 400;

interface Guard {
  readonly onPointerDownCapture: (event: PointerEvent) => void;
  readonly onClickCapture: (event: MouseEvent) => void;
}

/** Handlers for the element around the screens; `screen` names what is up. Keys (and a reader's own clicks) always pass. */
export function useDoubleTapGuard(screen: string): Guard {
  const last = useRef<{ at: number; screen: string }>(undefined);
  const touch = useRef(false);
  return {
    onPointerDownCapture: (event) => {
      touch.current = event.pointerType === 'touch';
    },
    onClickCapture: (event) => {
      const before = last.current;
      const soon = before !== undefined && before.screen !== screen && event.timeStamp - before.at < gesture;
      if (soon && (touch.current || event.detail > 1)) {
        event.preventDefault();
        event.stopPropagation();
      } else last.current = { at: event.timeStamp, screen };
    },
  };
}
