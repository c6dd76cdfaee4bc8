/** What the demo looks like: the size of the Focus studies, people who come and go, and nothing that a real study could not hold. */
import { describe, expect, it } from 'vitest';
import { onRosterAt } from '../../analysis/networks/study-networks.ts';
import { checkAnswers } from '../../instruments/check.ts';
import { type DemoOptions, makeDemo } from '../../server/demo/demo.ts';
import { fingerprint } from '../../instruments/fingerprint.ts';

const all = ['T1', 'T2a', 'T3'];
const make = (options: Partial<DemoOptions> = {}) => makeDemo({ schools: 20, seed: 1, answered: ['T1', 'T2a'], ...options });
const text = (value: unknown) => JSON.stringify(value, (_, v: unknown) => (v instanceof Map ? [...v] : v));
const focus = makeDemo({ schools: 104, seed: 1, answered: [...all, 'T2b'] });
const { data, identities } = focus;
const person = new Map(data.people.map((p) => [p.id, p]));
const ofStaff = data.responses.filter((r) => r.person !== null);
const present = (wave: string) => data.people.filter((p) => onRosterAt(p, wave, data.design.waves));

describe('chance is repeatable', () => {
  it('the same options give the same study, names and truths included', () => {
    expect(text(make())).toBe(text(make()));
  });
  it('another seed gives another study', () => {
    expect(text(make({ seed: 2 }).data.achievement)).not.toBe(text(make().data.achievement));
    expect(text([...make({ seed: 2 }).identities.people])).not.toBe(text([...make().identities.people]));
  });
  it('leaving out the pupils does not change the staff, nor the other way round', () => {
    const whole = make();
    const staff = make({ pupils: false });
    const pupils = make({ staffItems: false, pupilItems: false });
    const children = make({ staffItems: false });
    const ofChildren = (study: typeof whole) => study.data.responses.filter((r) => r.instrument === 'pupil-perception');
    expect(ofChildren(children).length).toBeGreaterThan(500);
    expect(text(children.data.responses)).toBe(text(ofChildren(whole)));
    expect(ofChildren(make({ pupilItems: false }))).toEqual([]);
    expect(staff.data.achievement).toEqual([]);
    expect(text(staff.data.responses)).toBe(text(whole.data.responses));
    expect(text(staff.data.nominations)).toBe(text(whole.data.nominations));
    expect([pupils.data.responses, pupils.data.nominations, pupils.data.networkRespondents]).toEqual([[], [], []]);
    expect(text(pupils.data.achievement)).toBe(text(whole.data.achievement));
  });
  it('an earlier wave does not change when a later one is answered', () => {
    const first = make({ answered: ['T1'] }).data.responses;
    const both = make({ answered: ['T1', 'T2a'] }).data.responses.filter((r) => r.wave === 'T1');
    expect(text(both)).toBe(text(first));
  });
  it('refuses what cannot be', () => {
    expect(() => make({ schools: 0 })).toThrow(RangeError);
    expect(() => make({ schools: 1.5 })).toThrow(RangeError);
    expect(() => make({ answered: ['T4'] })).toThrow(/T4/);
  });
});

describe('waves', () => {
  it.each([
    [[], ['planned', 'planned', 'planned', 'planned']],
    [['T1'], ['closed', 'open', 'planned', 'planned']],
    [
      ['T1', 'T2a'],
      ['closed', 'closed', 'planned', 'open'],
    ],
    [
      ['T1', 'T2a', 'T2b'],
      ['closed', 'closed', 'closed', 'open'],
    ],
    [all, ['closed', 'closed', 'closed', 'closed']],
    [
      ['T1', 'T2a', 'T2b', 'T3'],
      ['closed', 'closed', 'closed', 'closed'],
    ],
  ])('answered %j: %j', (answered, states) => {
    const study = make({ answered, schools: 2 }).data;
    expect(study.design.waves.map((w) => w.state)).toEqual(states);
    expect([...new Set(study.responses.map((r) => r.wave ?? ''))].toSorted()).toEqual(answered);
    expect([...new Set(study.networkRespondents.map((r) => r.wave))]).toEqual(answered.filter((wave) => wave !== 'T2b'));
  });
});

describe('schools and pupils of 104 schools', () => {
  it('two cohorts, a school year apart', () => {
    expect(data.schools).toHaveLength(104);
    expect(data.schools.filter((s) => s.cohort === '1')).toHaveLength(52);
    const start = (cohort: string) => {
      const schools = new Set(data.schools.filter((s) => s.cohort === cohort).map((s) => s.id));
      return data.achievement
        .filter((r) => schools.has(r.school) && r.phase === 'during')
        .map((r) => r.schoolYear!)
        .toSorted()[0];
    };
    expect([start('1'), start('2')]).toEqual(['2023-2024', '2024-2025']);
  });

  it('about 12,500 pupils and 66,000 scores, nine year groups that enter and leave', () => {
    const pupils = new Map<string, Set<string>>();
    for (const r of data.achievement) pupils.set(r.pupil, (pupils.get(r.pupil) ?? new Set()).add(r.schoolYear!));
    expect(pupils.size).toBeGreaterThan(11_500);
    expect(pupils.size).toBeLessThan(13_500);
    expect(data.achievement.length).toBeGreaterThan(60_000);
    expect(data.achievement.length).toBeLessThan(70_000);
    const years = [1, 2, 3, 4].map((n) => [...pupils.values()].filter((y) => y.size === n).length);
    for (const count of years) expect(count).toBeGreaterThan(1500);
    // group 3 in the year of entry: five years before the study began up to its last year
    const entry = data.achievement.map((r) => Number(r.schoolYear!.slice(0, 4)) - Number(r.group) + 3);
    expect(new Set(entry).size).toBe(10); // nine year groups per cohort, the cohorts a year apart
  });

  it('M3 to E8 without B8, two years before and two during, one subject and scale', () => {
    const occasions = [3, 4, 5, 6, 7, 8].flatMap((g) => [`M${g}`, `E${g}`]);
    expect([...new Set(data.achievement.map((r) => r.occasion))].toSorted()).toEqual(occasions.toSorted());
    expect([...new Set(data.achievement.map((r) => `${r.subject} ${r.scaleVersion}`))]).toHaveLength(1);
    const rounds = new Map<string, Set<string>>();
    for (const r of data.achievement) {
      const key = `${r.school} ${r.phase}`;
      rounds.set(key, (rounds.get(key) ?? new Set()).add(r.schoolYear!));
    }
    const misplaced = data.achievement.filter((r) => {
      const time = Number(r.group) - 3 + (r.occasion.startsWith('E') ? 0.5 : 0);
      return r.exposure! > 0 !== (r.phase === 'during') || r.time !== time;
    });
    expect(misplaced).toEqual([]);
    expect(rounds.size).toBe(208);
    for (const years of rounds.values()) expect(years.size).toBe(2);
  });

  it('weights .85, .10 and .05, a few unknown', () => {
    const weights = new Map(data.achievement.map((r) => [r.pupil, r.weight]));
    const share = (w: number | null) => [...weights.values()].filter((v) => v === w).length / weights.size;
    expect(share(0)).toBeCloseTo(0.85, 1);
    expect(share(0.3)).toBeCloseTo(0.1, 1);
    expect(share(1.2)).toBeCloseTo(0.05, 1);
    expect(share(null)).toBeGreaterThan(0.003);
    expect(share(null)).toBeLessThan(0.02);
  });
});

describe('staff of 104 schools', () => {
  it.each(all)('teams of 8 to 30, about 17 each, at %s', (wave) => {
    const sizes = data.schools.map((s) => present(wave).filter((p) => p.school === s.id).length);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(6); // somebody may have left without being replaced
    expect(Math.max(...sizes)).toBeLessThanOrEqual(30);
    const total = sizes.reduce((a, b) => a + b, 0);
    expect(total).toBeGreaterThan(1600);
    expect(total).toBeLessThan(1900);
  });

  it('each with a leader, a coach and teachers', () => {
    for (const school of data.schools) {
      const functions = present('T1')
        .filter((p) => p.school === school.id)
        .flatMap((p) => p.functions);
      expect(functions).toEqual(expect.arrayContaining(['schoolLeader', 'internalCoach', 'teacher', 'assistant']));
    }
  });

  it('some leave and others come', () => {
    for (const wave of ['T1', 'T2a']) expect(data.people.filter((p) => p.to === wave).length).toBeGreaterThan(60);
    for (const wave of ['T2a', 'T3']) expect(data.people.filter((p) => p.from === wave).length).toBeGreaterThan(60);
  });

  it('everyone has a name, and an address that is nobody’s and no one else’s', () => {
    const emails = data.people.map((p) => identities.people.get(p.id)?.email ?? '');
    for (const email of emails) expect(email).toMatch(/^[a-z.]+@s\d{3}\.example\.org$/);
    expect(new Set(emails).size).toBe(emails.length);
    expect(new Set([...identities.schools.values()].map((s) => s.name)).size).toBe(104);
  });
});

describe('answers', () => {
  it('about one in ten does not answer, whatever the wave or function', () => {
    for (const wave of all) {
      const answered = new Set(ofStaff.filter((r) => r.wave === wave).map((r) => r.person));
      for (const f of ['teacher', 'assistant', 'schoolLeader']) {
        const asked = present(wave).filter((p) => p.functions.includes(f));
        const share = asked.filter((p) => !answered.has(p.id)).length / asked.length;
        expect(share, `${wave} ${f}`).toBeGreaterThan(f === 'teacher' ? 0.07 : 0.01);
        expect(share, `${wave} ${f}`).toBeLessThan(f === 'teacher' ? 0.13 : 0.22);
      }
    }
  });

  it('only people who were there and were asked, once, with possible answers', () => {
    const instruments = new Map(data.instruments.map((i) => [i.id, i]));
    const deployments = new Map(data.design.deployments.map((d) => [d.instrument, d]));
    const seen = new Set<string>();
    const impossible = ofStaff.filter((r) => {
      const who = person.get(r.person!)!;
      seen.add(`${r.person} ${r.instrument} ${r.wave}`);
      const there = onRosterAt(who, r.wave!, data.design.waves);
      const asked = who.functions.some((f) => deployments.get(r.instrument)!.functions.includes(f));
      const possible = checkAnswers(instruments.get(r.instrument)!, r.answers).length === 0;
      return !there || !asked || !possible || r.started! >= r.submittedAt!;
    });
    expect(impossible).toEqual([]);
    expect(seen.size).toBe(ofStaff.length);
    expect(new Set(data.responses.map((r) => r.id)).size).toBe(data.responses.length);
    expect(data.responses.filter((r) => !/^[0-9a-f]{32}$/.test(r.id))).toEqual([]);
  });

  it('reversed items are answered the other way round, some are skipped or not known', () => {
    const own = data.responses.filter((r) => r.instrument === 'attitude');
    const mean = (item: string) => {
      const values = own.flatMap((r) => (typeof r.answers[item] === 'number' ? [r.answers[item]] : []));
      return values.reduce((a, b) => a + b, 0) / values.length;
    };
    for (const item of ['ATT03', 'ATT04', 'ATT09', 'ATT10', 'ATT11']) expect(mean(item), item).toBeLessThan(3);
    for (const item of ['ATT01', 'ATT02', 'ATT05', 'ATT12']) expect(mean(item), item).toBeGreaterThan(3);
    const cells = own.flatMap((r) => data.instruments.find((i) => i.id === 'attitude')!.items.map((i) => r.answers[i.id]));
    const share = (test: (a: unknown) => boolean) => cells.filter(test).length / cells.length;
    expect(share((a) => a === undefined)).toBeCloseTo(0.01, 2);
    expect(share((a) => typeof a === 'object')).toBeCloseTo(0.02, 2);
  });
});

describe('nominations', () => {
  it('are by people who confirmed the list, about others on the same roster at that wave', () => {
    const confirmed = new Set(data.networkRespondents.map((r) => `${r.wave} ${r.relation} ${r.person}`));
    const rosters = new Map(all.map((wave) => [wave, new Map(present(wave).map((p) => [p.id, p.school]))]));
    const wrong = data.nominations.filter((n) => {
      const roster = rosters.get(n.wave)!;
      const there = roster.get(n.ego) === n.school && roster.get(n.alter) === n.school && n.ego !== n.alter;
      return !there || !confirmed.has(`${n.wave} ${n.relation} ${n.ego}`) || ![1, 2, 3, 4].includes(n.value);
    });
    expect(wrong).toEqual([]);
    expect(new Set(data.nominations.map((n) => n.value))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('are confirmed by nearly all who answered, and the response says so', () => {
    const responses = data.responses.filter((r) => r.instrument === 'staff-network');
    const cells = responses.flatMap((r) => Object.values(r.answers));
    expect(cells).toHaveLength(data.networkRespondents.length);
    for (const cell of cells) expect(cell).toEqual({ confirmed: true, named: {} });
    const share = cells.length / (3 * responses.length);
    expect(share).toBeGreaterThan(0.95);
    expect(share).toBeLessThan(0.99);
  });
});

it('uses the published instruments', () => {
  const ids = ['attitude', 'culture', 'leadership', 'lvs-test', 'pupil-perception', 'staff-network', 'trainer-report'];
  expect(data.instruments.map((i) => i.id)).toEqual(ids);
  for (const i of data.instruments) expect(fingerprint(i)).toMatch(/^[0-9a-f]{64}$/);
});
