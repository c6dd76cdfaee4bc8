/**
 * The list of network measures. A measure is added by its file and a line here: results, tables and screens are made from this list.
 */
import type { Words } from '../../instruments/types.ts';
import { absent, type Estimate } from '../types.ts';
import { arcReciprocity } from './arc-reciprocity.ts';
import { betweennessCentrality } from './betweenness-centrality.ts';
import { density } from './density.ts';
import { densityCompleteCase } from './density-complete-case.ts';
import { densityReconstructed } from './density-reconstructed.ts';
import { dyadReciprocity } from './dyad-reciprocity.ts';
import { indegree } from './indegree.ts';
import { indegreeCentrality } from './indegree-centrality.ts';
import { indegreeCentralization } from './indegree-centralization.ts';
import { isolates } from './isolates.ts';
import type { StaffNetwork } from './network.ts';
import { outdegree } from './outdegree.ts';
import { outdegreeCentrality } from './outdegree-centrality.ts';
import { outdegreeCentralization } from './outdegree-centralization.ts';
import { reciprocityCorrelation } from './reciprocity-correlation.ts';
import { type NetworkGate, networkUse, responseRate } from './response-rate.ts';

interface MeasureText {
  readonly id: string;
  readonly name: Words;
  /** one sentence for a reader who knows no network analysis */
  readonly words: Words;
  /** given whatever the response is: a rate or a count */
  readonly ungated?: boolean;
}

export interface SchoolNetworkMeasure extends MeasureText {
  readonly level: 'school';
  readonly of: (network: StaffNetwork) => Estimate;
}

export interface PersonNetworkMeasure extends MeasureText {
  readonly level: 'person';
  /** in the roster's order */
  readonly of: (network: StaffNetwork) => readonly Estimate[];
}

export const schoolNetworkMeasures: readonly SchoolNetworkMeasure[] = [
  {
    id: 'responseRate',
    level: 'school',
    ungated: true,
    name: { nl: 'respons', en: 'response rate' },
    words: {
      nl: 'Welk deel van het team de vraag heeft beantwoord.',
      en: 'The share of the team that answered the question.',
    },
    of: responseRate,
  },
  {
    id: 'density',
    level: 'school',
    name: { nl: 'dichtheid', en: 'density' },
    words: {
      nl: 'Welk deel van alle contacten die er zouden kunnen zijn, er ook is.',
      en: 'The share of all possible contacts that are there.',
    },
    of: density,
  },
  {
    id: 'arcReciprocity',
    level: 'school',
    name: { nl: 'wederkerigheid van contacten', en: 'reciprocity of ties' },
    words: {
      nl: 'Welk deel van de genoemde contacten door de ander ook wordt genoemd.',
      en: 'The share of named contacts that the other names as well.',
    },
    of: arcReciprocity,
  },
  {
    id: 'dyadReciprocity',
    level: 'school',
    name: { nl: 'wederkerigheid van paren', en: 'reciprocity of pairs' },
    words: {
      nl: 'Bij welk deel van de paren met contact beiden elkaar noemen.',
      en: 'Of the pairs in contact, the share where both name each other.',
    },
    of: dyadReciprocity,
  },
  {
    id: 'reciprocityCorrelation',
    level: 'school',
    name: { nl: 'wederkerigheid boven toeval', en: 'reciprocity above chance' },
    words: {
      nl: 'Hoeveel vaker contacten wederzijds zijn dan bij deze dichtheid vanzelf zou gebeuren (0 = niet vaker).',
      en: 'How much more often ties are mutual than this density alone would give (0 = no more).',
    },
    of: reciprocityCorrelation,
  },
  {
    id: 'indegreeCentralization',
    level: 'school',
    name: { nl: 'centralisatie van genoemd worden', en: 'centralization of being named' },
    words: {
      nl: 'In hoeverre het genoemd worden zich richt op één of enkele collega’s.',
      en: 'How far being named is concentrated on one or a few colleagues.',
    },
    of: indegreeCentralization,
  },
  {
    id: 'outdegreeCentralization',
    level: 'school',
    name: { nl: 'centralisatie van noemen', en: 'centralization of naming' },
    words: {
      nl: 'In hoeverre het noemen van collega’s door één of enkelen wordt gedaan.',
      en: 'How far naming others is done by one or a few colleagues.',
    },
    of: outdegreeCentralization,
  },
  {
    id: 'isolates',
    level: 'school',
    name: { nl: 'aandeel zonder contact', en: 'share without contact' },
    words: {
      nl: 'Welk deel van wie antwoordde niemand noemt en door niemand wordt genoemd.',
      en: 'The share of those who answered who name nobody and are named by nobody.',
    },
    of: isolates,
  },
  {
    id: 'densityReconstructed',
    level: 'school',
    name: { nl: 'dichtheid, aangevuld', en: 'density, reconstructed' },
    words: {
      nl: 'Dichtheid waarbij voor wie niet antwoordde is ingevuld wat collega’s over het contact zeiden; ter controle.',
      en: 'Density with the ties of those who did not answer filled in from their colleagues; as a check.',
    },
    of: densityReconstructed,
  },
  {
    id: 'densityCompleteCase',
    level: 'school',
    name: { nl: 'dichtheid, alleen wie antwoordde', en: 'density, respondents only' },
    words: {
      nl: 'Dichtheid alsof wie niet antwoordde niet bij het team hoort; ter controle.',
      en: 'Density as if those who did not answer were not in the team; as a check.',
    },
    of: densityCompleteCase,
  },
];

export const personNetworkMeasures: readonly PersonNetworkMeasure[] = [
  {
    id: 'indegree',
    level: 'person',
    ungated: true,
    name: { nl: 'aantal keer genoemd', en: 'times named' },
    words: { nl: 'Door hoeveel collega’s iemand wordt genoemd.', en: 'By how many colleagues someone is named.' },
    of: indegree,
  },
  {
    id: 'indegreeCentrality',
    level: 'person',
    name: { nl: 'centraliteit: genoemd worden', en: 'centrality: being named' },
    words: {
      nl: 'Welk deel van de collega’s die antwoordden iemand noemt.',
      en: 'The share of the answering colleagues who name someone.',
    },
    of: indegreeCentrality,
  },
  {
    id: 'outdegree',
    level: 'person',
    ungated: true,
    name: { nl: 'aantal genoemd', en: 'number named' },
    words: { nl: 'Hoeveel collega’s iemand noemt.', en: 'How many colleagues someone names.' },
    of: outdegree,
  },
  {
    id: 'outdegreeCentrality',
    level: 'person',
    name: { nl: 'centraliteit: noemen', en: 'centrality: naming' },
    words: { nl: 'Welk deel van de collega’s iemand noemt.', en: 'The share of the colleagues that someone names.' },
    of: outdegreeCentrality,
  },
  {
    id: 'betweennessCentrality',
    level: 'person',
    name: { nl: 'tussenpositie', en: 'betweenness' },
    words: {
      nl: 'Hoe vaak iemand op de kortste weg tussen twee collega’s ligt.',
      en: 'How often someone lies on the shortest way between two colleagues.',
    },
    of: betweennessCentrality,
  },
];

/** Of two networks: the same relation in two waves. */
export const networkChangeText: MeasureText = {
  id: 'tieStability',
  name: { nl: 'stabiliteit van contacten', en: 'stability of ties' },
  words: {
    nl: 'Welk deel van de contacten van de ene of de andere meetronde in beide meetrondes bestaat.',
    en: 'Of the ties in either wave, the share that is there in both.',
  },
};

export interface MeasuredNetwork {
  readonly school: readonly { readonly measure: string; readonly estimate: Estimate }[];
  /** one entry per person and measure */
  readonly persons: readonly { readonly person: string; readonly measure: string; readonly estimate: Estimate }[];
}

/** All measures of one network, with those that the response does not allow replaced by the reason. */
export const measureNetwork = (network: StaffNetwork, gate: NetworkGate): MeasuredNetwork => {
  const { reason } = networkUse(network, gate);
  const refused = (n: number): Estimate => absent(reason ?? 'notObserved', n);
  const school = schoolNetworkMeasures.map((measure) => {
    const estimate = reason !== undefined && !measure.ungated ? refused(0) : measure.of(network);
    return { measure: measure.id, estimate };
  });
  const persons = personNetworkMeasures.flatMap((measure) => {
    const estimates = reason !== undefined && !measure.ungated ? network.roster.map(() => refused(0)) : measure.of(network);
    return network.roster.map((person, i) => ({ person, measure: measure.id, estimate: estimates[i] ?? absent('notObserved') }));
  });
  return { school, persons };
};
