/** What a report says of changes of scales: of everybody, and of those who answered both times. */
import type { Language } from '../../instruments/types.ts';

export interface ChangeWords {
  readonly caption: string;
  readonly between: string;
  readonly schools: string;
  readonly everybody: string;
  readonly stayers: string;
  readonly share: string;
  readonly note: string;
}

export const changeWords: Readonly<Record<Language, ChangeWords>> = {
  nl: {
    caption: 'Verschil tussen meetrondes: iedereen, en wie beide keren antwoordde',
    between: 'Van – tot',
    schools: 'Scholen',
    everybody: 'Iedereen',
    stayers: 'Beide keren',
    share: 'Aandeel beide keren',
    note: 'Gemiddelde over scholen van later min eerder. Iedereen: het verschil van twee schoolgemiddelden, met wie kwam en wie ging. Beide keren: het gemiddelde verschil van dezelfde mensen op dezelfde school. Het aandeel is van wie later antwoordde. Verschillen de twee, dan antwoordden niet steeds dezelfde mensen: sommigen kwamen, gingen of deden één keer niet mee.',
  },
  en: {
    caption: 'Change between waves: everybody, and who answered both times',
    between: 'From – to',
    schools: 'Schools',
    everybody: 'Everybody',
    stayers: 'Both times',
    share: 'Share both times',
    note: 'Mean over schools of later minus earlier. Everybody: the difference of two school means, with who came and who left. Both times: the mean difference of the same people in the same school. The share is of those who answered later. Where the two differ, not always the same people answered: some came, left or skipped one time.',
  },
};
