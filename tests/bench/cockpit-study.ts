/** The study that the cockpit is measured on: schools × 3 waves × 5 instruments, 14,250 people per 104 schools, half of them answered. */
import type { Person, ResponseRecord, StudyData } from '../../analysis/types.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Instrument } from '../../instruments/types.ts';
import { invitationsStore } from '../../server/invitations/store.ts';
import { peopleStore } from '../../server/people/store.ts';
import type { Driver } from '../../server/store/driver.ts';

export const cockpitStudy = 'cockpit';
const waves = ['T1', 'T2', 'T3'];
/** questionnaire → who is asked */
const asked: Readonly<Record<string, readonly string[]>> = {
  attitude: ['teacher', 'internalCoach'],
  leadership: ['teacher', 'internalCoach'],
  culture: ['teacher', 'internalCoach'],
  'staff-network': ['teacher', 'internalCoach', 'schoolLeader'],
  'pupil-perception': ['pupil'],
};
const staffPer104 = 1750;
const peoplePer104 = 14_250;

/** `schools` of the usual size; every second person has answered everything at every wave, a few have begun. */
export function cockpitData(schools: number): StudyData {
  const instruments = Object.keys(asked).map((id): Instrument => {
    const found = latestInstrument(id);
    if (!found) throw new Error(`no instrument ${id}`);
    return found;
  });
  const ids = Array.from({ length: schools }, (_, i) => `s${String(i + 1).padStart(4, '0')}`);
  const count = Math.round((peoplePer104 * schools) / 104);
  const staff = Math.round((staffPer104 * schools) / 104);
  const people = Array.from({ length: count }, (_, i): Person => {
    const place = Math.floor(i / schools);
    const functions =
      i >= staff ? ['pupil'] : place === 0 ? ['schoolLeader'] : place === 1 ? ['internalCoach', 'teacher'] : ['teacher'];
    // one in twelve of the staff came later or left
    const moves = i >= staff || i % 12 > 0 ? {} : i % 24 === 0 ? { from: 'T2' } : { to: 'T2' };
    return { id: `p${i}`, school: ids[i % schools]!, functions, ...(i >= staff ? { group: String(5 + (i % 4)) } : {}), ...moves };
  });
  const responses: ResponseRecord[] = [];
  const networkRespondents: StudyData['networkRespondents'][number][] = [];
  const relations = instruments.flatMap((i) => i.relations ?? []).map(({ id, label }) => ({ id, label }));
  waves.forEach((wave, w) => {
    people.forEach((person, i) => {
      if ((i + w) % 2 > 0 && i % 20 !== 1) return;
      const submitted = (i + w) % 2 === 0;
      for (const instrument of instruments) {
        if (!asked[instrument.id]!.some((f) => person.functions.includes(f))) continue;
        const day = String(1 + (i % 28)).padStart(2, '0');
        responses.push({
          id: `r${w}-${i}-${instrument.id}`,
          person: person.id,
          school: person.school,
          instrument: instrument.id,
          version: instrument.version,
          wave,
          language: 'nl',
          started: `2026-09-${day}T09:00:00.000Z`,
          ...(submitted ? { submittedAt: `2026-09-${day}T09:10:00.000Z` } : {}),
          submitted,
          answers: Object.fromEntries(
            instrument.items.flatMap((item) =>
              instrument.answerFormats[item.format]?.kind === 'choice' ? [[item.id, 1 + (i % 4)]] : [],
            ),
          ),
        });
        if (submitted && instrument.id === 'staff-network')
          for (const { id } of relations)
            networkRespondents.push({ school: person.school, wave, relation: id, person: person.id });
      }
    });
  });
  return {
    design: {
      id: cockpitStudy,
      title: { nl: 'Cockpit', en: 'Cockpit' },
      synthetic: true,
      waves: waves.map((id, i) => ({ id, label: id, closes: '2026-10-15', state: i === 2 ? 'open' : 'closed' })),
      deployments: instruments.map(({ id, version }) => ({ instrument: id, version, functions: asked[id]!, waves })),
      network: { relations, tieRule: 2, boundary: ['teacher', 'internalCoach', 'schoolLeader'] },
    },
    instruments,
    schools: ids.map((id, i) => ({ id, cohort: String(1 + (i % 2)), attributes: {} })),
    people,
    responses,
    nominations: [],
    networkRespondents,
    achievement: [],
  };
}

/** Everybody of the staff is invited to every wave. */
export async function inviteStaff(driver: Driver): Promise<void> {
  const rows = await peopleStore(driver).list(cockpitStudy);
  for (const wave of waves) {
    const staff = rows.filter((p) => !p.functions.includes('pupil'));
    const entries = staff.map((p) => ({ id: driver.ids(), person: p.id, tokenHash: driver.ids() }));
    await invitationsStore(driver).create(cockpitStudy, wave, entries, 'bench');
  }
}

type Counted = { count: number };
/** A query builder that counts what it is asked for. */
export function counting<T extends object>(db: T, counter: Counted): T {
  return new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const method = value.bind(target) as (...args: unknown[]) => unknown;
      if (typeof name !== 'string' || !/^(select|selectDistinct|all|get|values|run)$/.test(name)) return method;
      return (...args: unknown[]) => {
        counter.count += 1;
        return method(...args);
      };
    },
  });
}
