/** All words of the console in one table: a key, both languages. A key without a translation does not compile. */
import { accountWords } from './accounts.ts';
import { classesWords } from './classes.ts';
import { cockpitWords } from './cockpit.ts';
import { codeWords } from './codes.ts';
import { codingWords } from './coding.ts';
import { commonWords } from './common.ts';
import { designWords } from './design.ts';
import { jobWords } from './jobs.ts';
import { mailWords } from './mail.ts';
import { materialWords } from './material.ts';
import { outputWords } from './output.ts';
import { problemWords } from './problems.ts';
import { qualityRoomWords } from './quality.ts';
import { rosterWords } from './rosters.ts';
import { selectionWords } from './selection.ts';
import { sessionWords } from './session.ts';
import { studiesWords } from './studies.ts';
import { studyWords } from './study.ts';

export const words = {
  ...commonWords,
  ...sessionWords,
  ...accountWords,
  ...studiesWords,
  ...studyWords,
  ...rosterWords,
  ...classesWords,
  ...cockpitWords,
  ...qualityRoomWords,
  ...designWords,
  ...outputWords,
  ...jobWords,
  ...selectionWords,
  ...problemWords,
  ...codeWords,
  ...codingWords,
  ...mailWords,
  ...materialWords,
} as const;
export type WordKey = keyof typeof words;
