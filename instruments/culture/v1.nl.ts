import type { TextsOf } from '../publish.ts';
import type { culture } from './v1.ts';

export const nl: TextsOf<typeof culture> = {
  title: 'Schoolcultuur',
  introduction:
    'Deze uitspraken gaan over hoe het er bij u op school aan toe gaat. In hoeverre bent u het ermee eens? Denk aan de school als geheel.',
  stem: 'Bij ons op school …',
  items: {
    CULT01: '… wordt het belang van ambitieuze leerdoelen voor alle leerlingen regelmatig benadrukt.',
    CULT02: '… hebben leraren ook ten aanzien van minder goede leerlingen bij hun capaciteiten passende, hoge verwachtingen.',
    CULT03: '… worden de leerlingvolgsysteemresultaten in teamverband besproken.',
    CULT04: '… kijken we minstens twee keer per jaar samen naar de resultaten van de hele school.',
    CULT05: '… gebruiken we ook observaties en gesprekken als we resultaten willen begrijpen.',
    CULT06: '… leiden besproken resultaten tot afspraken over het lesgeven.',
    CULT07: '… gaan we ervan uit dat elke leerling kan groeien.',
    CULT08: '… wijten we tegenvallende resultaten vooral aan de thuissituatie.',
    CULT09: '… durf je te zeggen dat iets in jouw groep niet lukt.',
    CULT10: '… worden resultaten gebruikt om leerkrachten af te rekenen.',
    CULT11: '… vragen collega’s elkaar waarom een aanpak werkt.',
    CULT12: '… voelen we ons samen verantwoordelijk voor alle leerlingen.',
  },
  facets: {
    goals: 'doelen',
    expectations: 'hoge verwachtingen',
    data: 'datagericht werken',
    trust: 'openheid en vertrouwen',
    reflection: 'reflectie',
    responsibility: 'gezamenlijke verantwoordelijkheid',
  },
  scales: { total: 'Schoolcultuur', dataOriented: 'Datagerichte schoolcultuur' },
  relations: {},
};
