import type { TextsOf } from '../publish.ts';
import type { attitude } from './v1.ts';

export const nl: TextsOf<typeof attitude> = {
  title: 'Houding tegenover opbrengstgericht werken',
  introduction:
    'Opbrengstgericht werken (OGW) is het systematisch verzamelen en analyseren van gegevens om beslissingen over het onderwijs te nemen. In hoeverre bent u het eens met deze uitspraken? Er zijn geen goede of foute antwoorden.',
  items: {
    ATT01: 'Het gebruik van een leerlingvolgsysteem is essentieel voor het realiseren van goede leerprestaties.',
    ATT02:
      'Het formuleren van uitdagende prestatiedoelen voor de volgende afname van het leerlingvolgsysteem leidt tot hogere prestaties dan zonder deze doelen.',
    ATT03: 'Het stellen van prestatiedoelen legt teveel nadruk op de leerprestaties van leerlingen.',
    ATT04: 'Door met het hele team samen te werken aan OGW ontstaat er een vervelende druk om goede prestaties te realiseren.',
    ATT05: 'Toetsresultaten helpen mij om te kiezen wat een leerling nodig heeft.',
    ATT06: 'Samen naar resultaten kijken levert mij ideeën op voor mijn lessen.',
    ATT07: 'Ik vind het interessant om uit te zoeken waarom een groep vooruitgaat of stilstaat.',
    ATT08: 'Doelen per leerling of groep geven mijn onderwijs richting.',
    ATT09: 'Het werken met resultaten kost meer tijd dan het oplevert.',
    ATT10: 'Door al die cijfers verlies je het kind uit het oog.',
    ATT11: 'Mijn ervaring met een leerling zegt mij genoeg; gegevens voegen weinig toe.',
    ATT12: 'Gegevens en mijn eigen indruk vullen elkaar goed aan.',
  },
  facets: {
    monitoring: 'gebruik van het leerlingvolgsysteem',
    goals: 'doelen',
    team: 'samenwerken met het team',
    interest: 'interesse en tijd',
    intuition: 'gegevens en intuïtie',
  },
  scales: { total: 'Houding tegenover opbrengstgericht werken' },
  relations: {},
};
