/** What replaces the control that was just used (a result, a list of faults) takes the focus, so that nobody starts at the top. */
import { type RefObject, useEffect, useRef } from 'react';

/** For an element with tabIndex -1: it gets the focus when it comes, unless the person is somewhere else by then. */
export function useFocusOnArrival<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      element.current?.focus({ preventScroll: true });
  }, []);
  return element;
}
