/** Made-up Dutch people and schools. Any likeness to somebody is chance; addresses end in example.org, which is nobody's. */
import type { Random } from '../../analysis/random.ts';

const first = `Anneke Anouk Annelies Astrid Bart Bas Bianca Bram Carla Charlotte Daan Danielle Dirk Eline Ellen Els Emma Erik Esra
Eva Fatima Femke Fleur Floor Frank Gerard Gijs Hanna Hanneke Hans Hatice Heleen Henk Ilse Inge Ingrid Iris Jan Janneke Jasper Jeroen
Jet Joke Joost Joris Judith Karin Kees Khadija Kim Koen Laura Lieke Linda Lisa Loes Lotte Maaike Maarten Marieke Marijke Marit Marjan
Mark Marloes Martine Mehmet Merel Michiel Mirjam Mohamed Monique Myrthe Naomi Nicole Niels Nienke Noor Olga Patricia Paul Petra Pieter
Pim Renate René Rianne Rob Roos Ruben Sander Sanne Saskia Sofie Stijn Suzanne Tamara Tess Thijs Thomas Tim Tineke Vera Willemijn Wim
Wouter Yasmina Yvonne Zoë`.split(/\s+/);

const last =
  `Bakker|van den Berg|de Boer|Bos|Bosman|van Dam|van Dijk|Dekker|Dijkstra|van Doorn|Driessen|El Amrani|Evers|Faber|Gerritsen
|de Graaf|de Groot|Haan|van der Heijden|Hendriks|Hermans|van der Heide|Hoekstra|Hofman|Huisman|Jacobs|Jansen|de Jong|Kaya|Koning
|Kok|Kramer|Kuiper|van der Laan|de Lange|van Leeuwen|Lammers|van der Linden|Maas|Martens|van der Meer|Meijer|Mol|Mulder|van Ommen
|Peeters|Peters|Post|Postma|Prins|Pronk|van Rijn|de Ruiter|Sanders|Schipper|Scholten|Schouten|Smeets|Smits|Timmermans|Verbeek|Veenstra
|Verhoeven|Vermeulen|van Vliet|Vos|de Vries|van der Wal|Wessels|de Wit|van Wijk|Willems|Wolters|Yilmaz|van Zanten|Zijlstra`
    .replaceAll('\n', '')
    .split('|');

const kinds = ['Basisschool', 'Openbare basisschool', 'Jenaplanschool', 'Daltonschool', 'Montessorischool', 'Brede school'];
const schools =
  `De Bolder|De Boomgaard|De Brug|De Dijk|De Driemaster|De Eik|De Ganzeveer|De Horizon|De Kameleon|De Kiem|De Klimroos
|De Kompas|De Kring|De Lantaarn|De Linde|De Meander|De Meerpaal|De Molenwiek|De Notenkraker|De Oever|De Parel|De Pijler|De Rietvink
|De Schakel|De Sleutelbloem|De Springplank|De Sterrenwacht|De Vlieger|De Vuurtoren|De Waterlelie|De Wegwijzer|De Wissel|De Zandloper
|De Zonnewijzer|Het Anker|Het Baken|Het Mozaïek|Het Palet|Het Speelveld|Het Talent|Het Veer|Het Zevengesternte`
    .replaceAll('\n', '')
    .split('|');

/** As many different school names as asked; with very many schools a number is added. */
export const schoolNames = (random: Random, count: number): readonly string[] => {
  const all = random.shuffle(kinds.flatMap((kind) => schools.map((school) => `${kind} ${school}`)));
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / all.length);
    return `${all[i % all.length] ?? ''}${round === 0 ? '' : ` ${round + 1}`}`;
  });
};

/** Different names for the people of one school. */
export const personNames = (random: Random, count: number): readonly string[] => {
  const names = new Set<string>();
  while (names.size < count) names.add(`${random.pick(first)} ${random.pick(last)}`);
  return [...names];
};

/** An address at the school's own part of example.org; different names give different addresses. */
export const address = (name: string, school: string): string => {
  const plain = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase();
  return `${plain.trim().replace(/\s+/g, '.')}@${school.toLowerCase()}.example.org`;
};
