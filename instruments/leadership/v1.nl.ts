import type { TextsOf } from '../publish.ts';
import type { leadership } from './v1.ts';

export const nl: TextsOf<typeof leadership> = {
  title: 'Onderwijskundig leiderschap',
  introduction:
    'Deze uitspraken gaan over de schoolleider van uw school. In hoeverre bent u het ermee eens? Kies ‘weet ik niet’ als u er geen zicht op hebt.',
  stem: 'De schoolleider …',
  items: {
    LEAD01: '… zorgt ervoor dat teamvergaderingen waardevolle bijeenkomsten over onderwijs zijn.',
    LEAD02: '… zorgt voor een op leren gericht schoolklimaat.',
    LEAD03: '… begeleidt en ondersteunt leerkrachten bij het verbeteren van de leerlingprestaties.',
    LEAD04: '… bevordert samenwerking tussen leerkrachten.',
    LEAD05: '… zorgt ervoor dat we ons gezamenlijk verantwoordelijk voelen voor leerlingprestaties.',
    LEAD06: '… bespreekt met het team welke doelen we als school willen halen.',
    LEAD07: '… komt regelmatig in de klas kijken en praat daarna met mij over mijn les.',
    LEAD08: '… maakt tijd vrij in het rooster voor het werken met resultaten.',
    LEAD09: '… gebruikt zelf gegevens als hij of zij een besluit uitlegt.',
    LEAD10: '… reageert rustig en onderzoekend als resultaten tegenvallen.',
    LEAD11: '… weet wat er in mijn groepsplan staat.',
    LEAD12: '… laat het werken met resultaten vooral over aan de intern begeleider.',
  },
  facets: { delegation: 'buiten de schaal: overlaten aan de intern begeleider' },
  scales: { total: 'Onderwijskundig leiderschap' },
  relations: {},
};
