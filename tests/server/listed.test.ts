/** Who asked not to stand on the list of colleagues: neither shown nor accepted, a missing person in the networks, and back again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studyNetworks } from '../../analysis/networks/study-networks.ts';
import { responseRate } from '../../analysis/networks/response-rate.ts';
import { staffNetwork } from '../../analysis/networks/network.ts';
import { density } from '../../analysis/networks/density.ts';
import { makeWorld, type Problem, study, twoSchools, type Visitor, type World } from '../world.ts';

describe('a person who asked not to be listed', () => {
  let world: World;
  let researcher: Visitor;
  beforeAll(async () => {
    world = await makeWorld();
    researcher = await world.signIn('researcher');
  });
  afterAll(() => world.close());

  const change = (person: string, listed: boolean) =>
    researcher.send<Problem & { listed: boolean }>(`POST /api/studies/${study}/people/${person}/listed`, { listed });

  it('leaves the list and the accepted answers at once, is audited, and can come back', async () => {
    const respondent = (await world.invite('T1')).find((r) => r.person === 'noord-03')!;
    await respondent.consent();
    const roster = async () => {
      const { body } = await respondent.send<{ forms: { roster: { id: string; name: string }[] | null; ownGroup?: string }[] }>(
        'GET /api/respond/forms?language=nl',
      );
      return body.forms.find((f) => f.roster)!;
    };
    const before = await roster();
    expect(before.ownGroup).toBe('3');
    const noord5 = before.roster!.find((c) => c.name === 'Naam van noord-05')!;
    expect((await change('noord-05', false)).body).toEqual({ listed: false });
    const after = await roster();
    expect(after.roster).toHaveLength(before.roster!.length - 1);
    expect(after.roster!.some((c) => c.id === noord5.id)).toBe(false);
    const draft = {
      response: 'c'.repeat(32),
      instrument: 'staff-network',
      version: 1,
      baseRevision: 0,
      language: 'nl',
      answers: { NETGOAL: { confirmed: true, named: { [noord5.id]: 3 } } },
    };
    const refused = await respondent.send<Problem>('PUT /api/respond/draft', draft);
    expect([refused.status, refused.body.code]).toEqual([422, 'impossibleAnswers']);
    const people = await researcher.send<{ people: { id: string; listed: boolean }[] }>(
      `GET /api/studies/${study}/schools/noord/people`,
    );
    expect(people.body.people.filter((p) => !p.listed).map((p) => p.id)).toEqual(['noord-05']);
    expect((await change('noord-05', true)).status).toBe(200);
    expect((await respondent.send('PUT /api/respond/draft', draft)).status).toBe(200);
    expect((await change('nobody-at-all', false)).body.code).toBe('personUnknown');
  });

  it('is no node, and counts as missing in the response rule', () => {
    const { data } = twoSchools();
    const people = data.people.map((p) => (p.id === 'noord-05' ? { ...p, listed: false } : p));
    const respondents = data.people.filter((p) => p.school === 'noord').map((p) => p.id);
    const networkRespondents = respondents.map((person) => ({ school: 'noord', wave: 'T1', relation: 'goals', person }));
    const relation = data.design.network!.relations[0]!.id;
    const rows = networkRespondents.map((r) => ({ ...r, relation }));
    const { networks, ignored } = studyNetworks({ ...data, people, networkRespondents: rows });
    const noord = networks.find((n) => n.school === 'noord' && n.wave === 'T1')!;
    expect(noord.roster).not.toContain('noord-05');
    expect(noord.roster).toHaveLength(19);
    expect(noord.unlisted).toBe(1);
    expect(responseRate(noord)).toMatchObject({ value: 19 / 20, n: 20 });
    expect(ignored.map((i) => [i.ego, i.reason])).toEqual([['noord-05', 'notListed']]);
  });

  it('does not lower what the listed could say about each other', () => {
    const base = { school: 's', wave: 'T1', relation: 'goals', respondents: ['A', 'B'], tieRule: 2 };
    const nominations = [
      { ego: 'A', alter: 'B', value: 3 },
      { ego: 'A', alter: 'X', value: 4 },
    ];
    const { network, ignored } = staffNetwork({ ...base, roster: ['A', 'B'], unlisted: ['X'], nominations });
    expect(density(network)).toMatchObject({ value: 0.5, n: 2 });
    expect(ignored).toEqual([{ school: 's', wave: 'T1', relation: 'goals', ego: 'A', alter: 'X', reason: 'notListed' }]);
  });
});
