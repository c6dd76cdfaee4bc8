/** The words on a sheet of cards; the names of the pictures as the pupils' page says them (client/respond/class/words.*.ts). */
import type { Language } from '../../instruments/types.ts';
import type { Picture } from './contract.ts';

interface CardWords {
  readonly title: (wave: string) => string;
  readonly group: (group: string) => string;
  readonly cards: (n: number) => string;
  readonly wave: (wave: string) => string;
  readonly code: string;
  readonly number: string;
  readonly how: string;
  readonly pictures: Readonly<Record<Picture, string>>;
}

export const cardWords: Readonly<Record<Language, CardWords>> = {
  nl: {
    title: (wave) => `Kaartjes ${wave}`,
    group: (group) => (/^\d/.test(group) ? `groep ${group}` : group),
    cards: (n) => (n === 1 ? '1 kaartje' : `${n} kaartjes`),
    wave: (wave) => `meetronde ${wave}`,
    code: 'code',
    number: 'nummer',
    how: 'Knip langs de stippellijn. De code werkt zodra de leerkracht de klassikale afname opent, en sluit vanzelf.',
    pictures: {
      sun: 'zon',
      moon: 'maan',
      star: 'ster',
      tree: 'boom',
      fish: 'vis',
      boat: 'boot',
      house: 'huis',
      flower: 'bloem',
      apple: 'appel',
      umbrella: 'paraplu',
      kite: 'vlieger',
      cloud: 'wolk',
      ball: 'bal',
      key: 'sleutel',
      mushroom: 'paddenstoel',
      cup: 'beker',
    },
  },
  en: {
    title: (wave) => `Cards ${wave}`,
    group: (group) => (/^\d/.test(group) ? `group ${group}` : group),
    cards: (n) => (n === 1 ? '1 card' : `${n} cards`),
    wave: (wave) => `wave ${wave}`,
    code: 'code',
    number: 'number',
    how: 'Cut along the dotted line. The code works once the teacher opens the class session, and closes by itself.',
    pictures: {
      sun: 'sun',
      moon: 'moon',
      star: 'star',
      tree: 'tree',
      fish: 'fish',
      boat: 'boat',
      house: 'house',
      flower: 'flower',
      apple: 'apple',
      umbrella: 'umbrella',
      kite: 'kite',
      cloud: 'cloud',
      ball: 'ball',
      key: 'key',
      mushroom: 'mushroom',
      cup: 'cup',
    },
  },
};
