/**
 * What: how often each of the 16 possible patterns among three people occurs.
 * Formula: every triple is named by its numbers of mutual, one-way (asymmetric) and empty (null) pairs, with a letter for the direction:
 *   D down (both one-way ties leave one person), U up (both arrive), C in a row (chain or cycle), T transitive.
 * Source: Holland & Leinhardt (1970), American Journal of Sociology 76, 492–513; Davis & Leinhardt (1972).
 * R: igraph::triad_census(g); sna::triad.census(A)
 * Missing: triples with a non-respondent are left out; under three respondents `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { respondentCount, type StaffNetwork, tieOrZero } from './network.ts';

/** In igraph's order. */
export const triadTypes = [
  '003',
  '012',
  '102',
  '021D',
  '021U',
  '021C',
  '111D',
  '111U',
  '030T',
  '030C',
  '201',
  '120D',
  '120U',
  '120C',
  '210',
  '300',
] as const;
export type TriadType = (typeof triadTypes)[number];
export type TriadCensus = Readonly<Record<TriadType, number>>;

/** Name of a triple, from what each of the three sends and receives inside it and its pairs. */
const typeOf = (tie: (i: number, j: number) => 0 | 1, a: number, b: number, c: number): TriadType => {
  let mutual = 0;
  let oneWay = 0;
  // one-way ties sent and received, and membership of a mutual pair, of each of the three
  const sent = [0, 0, 0];
  const received = [0, 0, 0];
  const inMutual = [false, false, false];
  const people = [a, b, c];
  for (const [x, y] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const there = tie(people[x] as number, people[y] as number);
    const back = tie(people[y] as number, people[x] as number);
    if (there && back) {
      mutual++;
      inMutual[x] = true;
      inMutual[y] = true;
    } else if (there || back) {
      oneWay++;
      const from = there ? x : y;
      const to = there ? y : x;
      sent[from] = (sent[from] as number) + 1;
      received[to] = (received[to] as number) + 1;
    }
  }
  const name = `${mutual}${oneWay}${3 - mutual - oneWay}`;
  const twice = (counts: readonly number[]): boolean => counts.includes(2);
  if (name === '021' || name === '120') return `${name}${twice(sent) ? 'D' : twice(received) ? 'U' : 'C'}`;
  if (name === '030') return twice(sent) ? '030T' : '030C';
  // the one-way tie arrives at the mutual pair (from outside, 111D) or leaves it (111U)
  if (name === '111') return received.some((count, i) => count === 1 && inMutual[i]) ? '111D' : '111U';
  return name as TriadType;
};

/** n = respondents */
export const triadCensus = (network: StaffNetwork): Estimate<TriadCensus> => {
  const respondents = respondentCount(network);
  if (respondents < 3) return absent('tooFew', respondents);
  const census = Object.fromEntries(triadTypes.map((type) => [type, 0])) as Record<TriadType, number>;
  const tie = (i: number, j: number): 0 | 1 => tieOrZero(network, i, j);
  const places = network.roster.flatMap((_, i) => (network.responded[i] ? [i] : []));
  places.forEach((a, x) => {
    places.slice(x + 1).forEach((b, y) => {
      for (const c of places.slice(x + y + 2)) census[typeOf(tie, a, b, c)]++;
    });
  });
  return present(census, respondents);
};
