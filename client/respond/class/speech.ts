/**
 * Reading aloud on the device itself (Web Speech). Only voices that the device brings: others would send the sentence to a company.
 * Where there is none, nothing is offered and nothing is said.
 */
import type { Language } from '../../../instruments/types.ts';

const speech = (): SpeechSynthesis | undefined => ('speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined);
const tags: Readonly<Record<Language, readonly string[]>> = { nl: ['nl-NL', 'nl'], en: ['en-GB', 'en'] };

/** The device's own voice for a language: the usual accent first. */
export function voiceFor(voices: readonly SpeechSynthesisVoice[], language: Language): SpeechSynthesisVoice | undefined {
  const own = voices.filter((v) => v.localService);
  const spoken = (tag: string) => own.find((v) => v.lang.replace('_', '-').toLowerCase().startsWith(tag.toLowerCase()));
  return tags[language].map(spoken).find((v) => v !== undefined);
}

/** Whether the device can read this language aloud now; tells again when its voices have arrived. Returns what ends the telling. */
export function watchVoices(language: Language, tell: (can: boolean) => void): () => void {
  const voices = speech();
  if (!voices) {
    tell(false);
    return () => undefined;
  }
  const look = () => tell(voiceFor(voices.getVoices(), language) !== undefined);
  look();
  voices.addEventListener?.('voiceschanged', look);
  return () => voices.removeEventListener?.('voiceschanged', look);
}

/** Says it, instead of what was being said. */
export function say(text: string, language: Language): void {
  const voices = speech();
  const voice = voices && voiceFor(voices.getVoices(), language);
  if (!voices || !voice) return;
  voices.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 0.9;
  voices.speak(words);
}

export const hush = (): void => speech()?.cancel();
