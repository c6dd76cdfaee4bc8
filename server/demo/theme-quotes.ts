/**
 * What made-up people say in interviews and reports, in Dutch as they would; by theme and valence. No names. These are data, not the
 * product's own words, so they stand in one language.
 */
import type { Valence } from '../../analysis/evidence/types.ts';

export const themeQuotes: Readonly<Record<string, Partial<Record<Valence, readonly string[]>>>> = {
  leader: {
    '+': [
      'De schoolleider zat elk overleg voor en kwam daarna in de klas kijken.',
      'Zonder de schoolleider was het bij een cursus gebleven.',
      'Er werd tijd vrijgemaakt, en er werd naar gevraagd.',
    ],
    '-': [
      'De schoolleider liet het aan de intern begeleider over en vroeg er niet meer naar.',
      'Bij de bijeenkomsten was de leiding er niet.',
      'Er kwam steeds iets tussen dat voorging.',
    ],
    '±': ['De leider zette het in gang, maar hield te lang alles zelf in de hand.'],
  },
  internalCoach: {
    '+': [
      'De intern begeleider bereidt de analyse met je voor en gaat mee de klas in.',
      'Met een vraag loop je even bij de intern begeleider binnen.',
    ],
    '-': [
      'De intern begeleider had één dag per week, en die ging op aan de zorg.',
      'Collega’s begeleiden in de klas lukte niet; het bleef bij formulieren.',
      'In twee jaar hadden wij drie intern begeleiders.',
      'Het team nam van de intern begeleider niets aan.',
    ],
  },
  attitude: {
    '+': [
      'Toen de eerste uitkomsten goed waren, sloeg de stemming om.',
      'Nu vraagt men zelf wanneer we weer naar de resultaten kijken.',
    ],
    '-': [
      'Een deel van het team vond het maar administratie, en dat bleef zo.',
      'Er was veel weerstand: weer iets erbij.',
      'Men zag op tegen elke bespreking.',
    ],
    '±': ['De helft was enthousiast, de andere helft zag er niets in.'],
  },
  culture: {
    '+': [
      'We pakten de cijfers erbij omdat we het over de aanpak wilden hebben.',
      'Zo hoort het hier nu: eerst kijken, dan plannen.',
    ],
    '0': ['De cijfers lagen op tafel, zoals altijd.'],
  },
  collaboration: {
    '+': ['We doen het nu samen, dat is de grootste winst.', 'Je staat er niet meer alleen voor.'],
  },
  'collaboration.achievement': { '+': ['Twee keer per jaar leggen we alle resultaten naast elkaar.'] },
  'collaboration.approach': { '+': ['In de bouw spreken we af hoe we de instructie geven.'] },
  'collaboration.groupPlans': { '+': ['De groepsplannen maken we met de parallelgroep.'] },
  'collaboration.openCulture': { '+': ['Je kunt zeggen dat het in jouw groep niet lukt.'] },
  'collaboration.trust': { '+': ['Niemand wordt op een cijfer afgerekend.'] },
  'collaboration.reflection': { '+': ['We vragen eerst wat wij zelf anders hadden kunnen doen.'] },
  participation: {
    '+': ['Iedereen was er, ook wie parttime werkt.', 'Het hele team deed mee; daardoor bleef het.'],
    '-': ['De onderbouw vond dat het niet over hen ging.', 'Wie er niet was, haalde het ook niet in.'],
  },
  lvsKnowledge: {
    '+': [
      'Die middag over het leerlingvolgsysteem was heel nuttig: nu lees ik een trendanalyse zelf.',
      'Eindelijk wisten we wat er allemaal in het systeem zit.',
      'Heel nuttig; ik gebruik de overzichten nu elke maand.',
    ],
    '-': ['Het ging te snel voor wie het systeem niet kende.'],
    '0': ['Die bijeenkomst was er, ja.'],
  },
  teachingQuality: {
    '+': ['De lessen zijn sterk: een helder doel en uitleg op maat.', 'Kinderen weten waaraan zij werken.'],
    '-': ['De verlengde instructie ging vaak niet door.', 'Er ging veel lestijd verloren.'],
  },
  inspectorate: {
    '+': ['Het bezoek van de inspectie gaf ons een reden om door te zetten.', 'Het bestuur stelde er uren voor beschikbaar.'],
    '-': ['Het oordeel van de inspectie verlamde ons een half jaar.', 'Het bestuur keek alleen naar de eindtoets.'],
  },
  timeTurnover: {
    '-': [
      'Er was gewoon geen tijd voor.',
      'Drie nieuwe collega’s in één jaar: dan begin je steeds opnieuw.',
      'Er liepen te veel projecten naast elkaar.',
    ],
  },
  other: { '0': ['We verhuisden halverwege naar een ander gebouw.'] },
};
