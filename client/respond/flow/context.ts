/** What the questions on the screen need of the flow around them. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Answers, Language } from '../../../instruments/types.ts';
import type { Sentences } from '../language.ts';
import type { Screen } from './flow.ts';

export interface Flow {
  readonly s: Sentences;
  readonly language: Language;
  readonly screen: Screen;
  /** of the screen's part */
  readonly answers: Answers;
  readonly wide: boolean;
  /** how often the person wanted to go on without confirming the list */
  readonly warned: number;
  /** the group of colleagues to show first; kept from one relation to the next */
  readonly groupFirst: string | undefined;
  readonly showGroupFirst: (group: string | undefined) => void;
  readonly next: () => void;
  /** after an answer by one tap or key: goes on by itself, gently */
  readonly advance: () => void;
  /** goes on although the list is not confirmed */
  readonly pass: () => void;
}

export const FlowContext = createContext<Flow | undefined>(undefined);

export function useFlow(): Flow {
  const flow = useContext(FlowContext);
  if (!flow) throw new Error('a question outside the flow');
  return flow;
}

/** Does the window fulfil a media query? Follows it when it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
