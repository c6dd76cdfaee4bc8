/** The button that reads a sentence aloud on the device itself; nothing is shown where the device cannot. */
import { useEffect, useState } from 'react';
import type { Language } from '../../../../instruments/types.ts';
import { hush, say, watchVoices } from '../speech.ts';
import type { ClassSentences } from '../words.ts';

interface Props {
  readonly s: ClassSentences;
  readonly language: Language;
  readonly text: string;
  /** read every sentence when it comes up */
  readonly all: boolean;
}

export function ReadAloud({ s, language, text, all }: Props) {
  const [can, setCan] = useState(false);
  useEffect(() => watchVoices(language, setCan), [language]);
  useEffect(() => {
    if (can && all) say(text, language);
    return hush;
  }, [can, all, text, language]);
  if (!can) return null;
  return (
    <button type="button" className="listen" onClick={() => say(text, language)}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M3 9v6h4l6 5V4L7 9z" fill="currentColor" />
        <path
          d="M16 8.500a5 5 0 0 1 0 7M18.500 5.500a9 9 0 0 1 0 13"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      {s.listen}
    </button>
  );
}
