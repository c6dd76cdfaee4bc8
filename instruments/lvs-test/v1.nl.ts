import type { TextsOf } from '../publish.ts';
import type { lvsTest } from './v1.ts';

export const nl: TextsOf<typeof lvsTest> = {
  title: 'Kennistoets leerlingvolgsysteem',
  introduction:
    'Veertien vragen over het lezen en gebruiken van toetsresultaten. De rapporten zijn verzonnen. Kies steeds het beste antwoord; weet u het niet, kies dan ‘weet ik niet’. U hoort niet welke antwoorden goed zijn, omdat de toets later nog eens wordt afgenomen.',
  items: {
    LVS01: 'Wat zegt een vaardigheidsscore?',
    LVS02: 'Noors score steeg van M4 naar M5 met 21. Wat is de beste uitspraak?',
    LVS03: 'In welke groepen verdelen de niveaus I tot en met V de leerlingen van Nederland?',
    LVS04: 'Een leerling scoort op M5 én op E5 niveau III. Wat heeft de leerling?',
    LVS05: 'Sam heeft een score van 171 (±7), Noor van 175 (±7). Wat is waar?',
    LVS06: 'Wat betekent percentiel 35?',
    LVS07: 'Het groepsgemiddelde is gelijk aan het landelijk gemiddelde. Wat valt op?',
    LVS08: 'Wat mag u uit dit schooloverzicht concluderen?',
    LVS09: 'Welk doel voor Noor is het best geformuleerd?',
    LVS10: 'Waarvoor gebruikt u na een lage LVS-score een foutenanalyse?',
    LVS11: 'Noor haalt de methodetoets breuken ruim, maar haar LVS-score blijft laag. Wat kan dat verklaren?',
    LVS12: 'Een leerling in groep 5 maakte de toets E3. Wat geldt voor de vaardigheidsscore?',
    LVS13: 'Een leerling zakt één keer van niveau I naar II. Wat doet u eerst?',
    LVS14: 'Bij het groepsgemiddelde ontbreken vier zwakke leerlingen. Hoe is het gemiddelde dan waarschijnlijk?',
  },
  facets: { concepts: 'begrippen', reports: 'rapporten lezen', acting: 'handelen' },
  scales: { knowledge: 'Kennis van het leerlingvolgsysteem' },
  relations: {},
};
