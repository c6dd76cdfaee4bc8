/**
 * Answer formats that several instruments share. The options of the original Focus scales are not known to us; these are
 * the usual ones of the field. A published instrument freezes its format: a changed label is a new format or a new version.
 */
import type { AnswerFormat } from './types.ts';

/** Agreement, for staff. "Don't know" stands outside the scale, because no opinion is not a middle opinion. */
export const likert5 = {
  id: 'likert5',
  kind: 'choice',
  options: [
    { code: 1, label: { nl: 'helemaal oneens', en: 'strongly disagree' } },
    { code: 2, label: { nl: 'oneens', en: 'disagree' } },
    { code: 3, label: { nl: 'niet eens, niet oneens', en: 'neither agree nor disagree' } },
    { code: 4, label: { nl: 'eens', en: 'agree' } },
    { code: 5, label: { nl: 'helemaal eens', en: 'strongly agree' } },
  ],
  dontKnow: true,
  dontKnowLabel: { nl: 'weet ik niet / niet van toepassing', en: 'don’t know / not applicable' },
} as const satisfies AnswerFormat;

/** How far something is so, for reflection and scans by staff. */
export const extent4 = {
  id: 'extent4',
  kind: 'choice',
  options: [
    { code: 1, label: { nl: 'niet', en: 'not at all' } },
    { code: 2, label: { nl: 'een beetje', en: 'a little' } },
    { code: 3, label: { nl: 'grotendeels', en: 'largely' } },
    { code: 4, label: { nl: 'helemaal', en: 'fully' } },
  ],
  dontKnow: false,
} as const satisfies AnswerFormat;

/** How often, for pupils of about nine and older. Four options, so that there is no middle to hide in. */
export const freq4child = {
  id: 'freq4child',
  kind: 'choice',
  options: [
    { code: 1, label: { nl: '(bijna) nooit', en: '(almost) never' } },
    { code: 2, label: { nl: 'soms', en: 'sometimes' } },
    { code: 3, label: { nl: 'vaak', en: 'often' } },
    { code: 4, label: { nl: '(bijna) altijd', en: '(almost) always' } },
  ],
  dontKnow: true,
  dontKnowLabel: { nl: 'ik weet het niet', en: 'I don’t know' },
} as const satisfies AnswerFormat;

/** How strong something is in the eyes of an expert who saw it. */
export const rating5 = {
  id: 'rating5',
  kind: 'choice',
  options: [
    { code: 1, label: { nl: 'zeer zwak', en: 'very weak' } },
    { code: 2, label: { nl: 'zwak', en: 'weak' } },
    { code: 3, label: { nl: 'niet zwak, niet sterk', en: 'neither weak nor strong' } },
    { code: 4, label: { nl: 'sterk', en: 'strong' } },
    { code: 5, label: { nl: 'zeer sterk', en: 'very strong' } },
  ],
  dontKnow: true,
  dontKnowLabel: { nl: 'niet te beoordelen', en: 'cannot be judged' },
} as const satisfies AnswerFormat;

/** One or two sentences in one's own words. */
export const sentence = {
  id: 'sentence',
  kind: 'text',
  options: [],
  dontKnow: false,
  maxLength: 1000,
} as const satisfies AnswerFormat;

/** A paragraph or more in one's own words. */
export const passage = {
  id: 'passage',
  kind: 'text',
  options: [],
  dontKnow: false,
  maxLength: 4000,
} as const satisfies AnswerFormat;

/** How often two colleagues meet about something. Asked per colleague; a tie exists from a code that the study fixes. */
export const tieFreq5 = {
  id: 'tieFreq5',
  kind: 'nomination',
  options: [
    { code: 0, label: { nl: 'nooit', en: 'never' } },
    { code: 1, label: { nl: 'een paar keer per jaar', en: 'a few times a year' } },
    { code: 2, label: { nl: 'elke maand', en: 'every month' } },
    { code: 3, label: { nl: 'elke week', en: 'every week' } },
    { code: 4, label: { nl: '(bijna) elke dag', en: '(almost) every day' } },
  ],
  dontKnow: false,
} as const satisfies AnswerFormat;
