import type { TextsOf } from '../publish.ts';
import type { staffNetwork } from './v1.ts';

export const nl: TextsOf<typeof staffNetwork> = {
  title: 'Samenwerken in het team',
  introduction:
    'U ziet drie keer de lijst met uw collega’s. Geef bij iedereen met wie u over het onderwerp praat aan hoe vaak dat dit schooljaar voorkomt. Collega’s bij wie u niets invult, tellen als ‘nooit’ zodra u bevestigt dat u de hele lijst hebt bekeken.',
  items: {
    NETGOAL: 'Met wie van uw collega’s bespreekt u de doelen die u met leerlingen wilt bereiken?',
    NETAPPR: 'Met wie van uw collega’s bespreekt u hoe u het lesgeven aanpakt?',
    NETPROG: 'Met wie van uw collega’s bespreekt u de voortgang van leerlingen?',
  },
  facets: {},
  scales: {},
  relations: { goals: 'doelen', approach: 'aanpak', progress: 'voortgang van leerlingen' },
};
