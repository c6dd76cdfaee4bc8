/**
 * What somebody who looked at the demo could have concluded for some factors; the others are left to whoever tries it. Carefully worded:
 * the numbers of one made-up study need not show every planted truth.
 */
import type { MetaInference } from '../../analysis/evidence/types.ts';

const by = 'demo';
const at = '2026-07-06T09:00:00.000Z';

export const demoInferences: readonly MetaInference[] = [
  {
    factor: 'leader',
    kind: 'discord',
    text: 'Trainers noemen de schoolleider bepalend op scholen met een groot effect, maar leerkrachten beoordelen het leiderschap daar niet aantoonbaar hoger. Mogelijk meet de schaal iets anders dan wat trainers zien: wie het trekt.',
    by,
    at,
  },
  {
    factor: 'internalCoach',
    kind: 'expand',
    text: 'Geen schaal vroeg naar de intern begeleider. In de gesprekken is een zwakke intern begeleider vooral een verhaal van scholen met een klein effect, met redenen: tijd, begeleiden, positie, wisseling.',
    by,
    at,
  },
  {
    factor: 'culture',
    kind: 'silent',
    text: 'De vragenlijst vroeg naar datagerichte cultuur; in de gesprekken noemt niemand haar. Zij klinkt door in wat over samenwerking wordt gezegd. Dat niemand het woord gebruikt, zegt niet dat zij er niet toe doet.',
    by,
    at,
  },
];
