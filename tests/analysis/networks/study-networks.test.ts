/** From a study's nominations to its networks: rosters by wave, boundary, tie rule, waves that were not measured. */
import { describe, expect, it } from 'vitest';
import { networkRosters, onRosterAt, studyNetworks } from '../../../analysis/networks/study-networks.ts';
import type { Person, StudyData } from '../../../analysis/types.ts';

const words = (text: string) => ({ nl: text, en: text });
const person = (id: string, more: Partial<Person> = {}): Person => ({ id, school: 's1', functions: ['teacher'], ...more });
const waves = ['T1', 'T2', 'T3'].map((id) => ({ id, label: id, state: 'closed' as const }));

const data: StudyData = {
  design: {
    id: 'study',
    title: words('study'),
    synthetic: true,
    waves,
    deployments: [],
    network: {
      relations: [
        { id: 'goals', label: words('goals') },
        { id: 'approach', label: words('approach') },
      ],
      tieRule: 2,
      boundary: ['teacher', 'schoolLeader'],
    },
  },
  instruments: [],
  schools: ['s1', 's2'].map((id) => ({ id, attributes: {} })),
  people: [
    person('c'),
    person('a', { to: 'T1' }),
    person('b', { functions: ['schoolLeader', 'specialist'] }),
    person('d', { from: 'T2' }),
    person('pupil', { functions: ['pupil'] }),
    person('x', { school: 's2' }),
    person('y', { school: 's2' }),
  ],
  responses: [],
  nominations: [
    { school: 's1', wave: 'T1', relation: 'goals', ego: 'a', alter: 'b', value: 4 },
    { school: 's1', wave: 'T1', relation: 'goals', ego: 'a', alter: 'c', value: 1 },
    { school: 's1', wave: 'T1', relation: 'goals', ego: 'a', alter: 'd', value: 3 },
    { school: 's1', wave: 'T2', relation: 'goals', ego: 'd', alter: 'b', value: 2 },
  ],
  networkRespondents: [
    { school: 's1', wave: 'T1', relation: 'goals', person: 'a' },
    { school: 's1', wave: 'T2', relation: 'goals', person: 'd' },
  ],
  achievement: [],
};

describe('rosters', () => {
  it('from and to are inclusive; a wave that is not in the study never matches', () => {
    expect(waves.map((wave) => onRosterAt(person('p', { from: 'T2', to: 'T2' }), wave.id, waves))).toEqual([false, true, false]);
    expect(onRosterAt(person('p'), 'T9', waves)).toBe(false);
    expect(onRosterAt(person('p', { from: 'T9' }), 'T1', waves)).toBe(true);
  });
  it('hold the functions inside the boundary, in the order of the ids', () => {
    expect(networkRosters(data, 'T1').get('s1')).toEqual(['a', 'b', 'c']);
    expect(networkRosters(data, 'T2').get('s1')).toEqual(['b', 'c', 'd']);
  });
});

describe('networks of a study', () => {
  const { networks, ignored } = studyNetworks(data);
  it('one per school where anybody in the study answered that relation in that wave', () => {
    expect(networks.map((n) => [n.wave, n.relation, n.school, n.roster.length])).toEqual([
      ['T1', 'goals', 's1', 3],
      ['T1', 'goals', 's2', 2],
      ['T2', 'goals', 's1', 3],
      ['T2', 'goals', 's2', 2],
    ]);
    expect(networks[1]?.responded).toEqual([false, false]);
  });
  it('uses the study’s tie rule, and reports the alter who was not there yet', () => {
    expect(networks[0]?.ties[0]).toEqual([null, 1, 0]);
    expect(ignored).toEqual([{ school: 's1', wave: 'T1', relation: 'goals', ego: 'a', alter: 'd', reason: 'alterNotOnRoster' }]);
    expect(studyNetworks(data, 1).networks[0]?.ties[0]).toEqual([null, 1, 1]);
  });
  it('a study without a network question has none', () => {
    const { network: _, ...design } = data.design;
    expect(studyNetworks({ ...data, design }).networks).toEqual([]);
  });
});
