/** One person joins, changes or leaves, by a researcher's hand or because a coordinator said so. */
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import type { PersonRecord } from '../people/store.ts';
import type { Rosters } from './looking.ts';
import {
  becoming,
  beingAway,
  beingHere,
  codeFor,
  fromOn,
  joinsAt,
  leaving,
  noPlan,
  presenceAt,
  type RosterPlan,
  thenOf,
} from './rules.ts';
import type { SuggestionRecord } from './store.ts';
import { rosterWriter, waveToChange } from './write.ts';

interface Staff {
  readonly wave: string;
  readonly name: string;
  readonly email: string | null;
  readonly functions: readonly string[];
  readonly group: string | null;
}
type Presence = 'left' | 'away' | 'here';

export function singles(services: Services) {
  const { store, ids } = services;
  const writer = rosterWriter(services);
  const at = async (study: string, wave: string): Promise<Rosters> => {
    const rosters = await store.rosters.rosters(study);
    waveToChange(rosters, wave);
    return rosters;
  };
  /** A colleague's address would send the mail for one to the other; at another school it is the same person's second job. */
  const addressIsFree = (rosters: Rosters, school: string, email: string | null, self?: string) => {
    if (email === null) return;
    if (rosters.people.some((p) => p.school === school && p.id !== self && p.email?.toLowerCase() === email.toLowerCase()))
      throw new Refusal('emailOnRoster');
  };
  const joinPlan = (rosters: Rosters, school: string, staff: Staff): RosterPlan => {
    const taken = new Set(rosters.people.map((p) => p.code));
    const { wave, name, email, functions, group } = staff;
    return {
      ...noPlan,
      joins: [
        {
          code: codeFor(school, undefined, taken, () => ids().slice(-10)),
          school,
          name,
          email: email?.toLowerCase() ?? null,
          functions: [...new Set(functions)],
          group: group || null,
          from: joinsAt(rosters.waves, wave),
          leave: null,
        },
      ],
    };
  };
  const presencePlan = (rosters: Rosters, person: PersonRecord, wave: string, presence: Presence) => {
    const { waves } = rosters;
    const now = presenceAt(person, waves, wave);
    const none = () => noPlan;
    if (presence === 'here') {
      if (now === 'here') return none;
      const opens = [{ person: person.id, waves: now === 'away' ? [wave] : fromOn(waves, wave) }];
      return () => ({ ...noPlan, updates: [{ person: person.id, set: beingHere(person, waves, wave) }], opens });
    }
    if (now === 'former' || (presence === 'away' && now === 'away')) return none;
    if (presence === 'away') {
      const ends = [{ person: person.id, waves: [wave] }];
      return () => ({ ...noPlan, updates: [{ person: person.id, set: beingAway(person, wave) }], ends });
    }
    const ends = [{ person: person.id, waves: fromOn(waves, wave) }];
    return (handedIn: ReadonlySet<string>) => ({
      ...noPlan,
      updates: [{ person: person.id, set: leaving(person, waves, wave, handedIn.has(person.id)) }],
      ends,
    });
  };
  const find = (rosters: Rosters, by: (p: PersonRecord) => boolean): PersonRecord => {
    const person = rosters.people.find(by);
    if (!person) throw new Refusal('personUnknown');
    return person;
  };

  return {
    join: async (study: string, school: string, staff: Staff, actor: string) => {
      const rosters = await at(study, staff.wave);
      if (!rosters.schools.some((s) => s.id === school)) throw new Refusal('schoolUnknown');
      addressIsFree(rosters, school, staff.email);
      const plan = joinPlan(rosters, school, staff);
      const done = await writer.write(rosters, study, staff.wave, {
        plan: () => plan,
        verb: 'rosters.join',
        subject: school,
        actor,
      });
      return { person: done.codes[0]!, invited: done.invited > 0 };
    },

    change: async (study: string, code: string, staff: Staff, actor: string) => {
      const rosters = await at(study, staff.wave);
      const person = find(rosters, (p) => p.code === code);
      addressIsFree(rosters, person.school, staff.email, person.id);
      const set = {
        ...(staff.name === person.name ? {} : { name: staff.name }),
        ...(staff.email === person.email ? {} : { email: staff.email?.toLowerCase() ?? null }),
        ...becoming(person, rosters.waves, staff.wave, { functions: [...new Set(staff.functions)], group: staff.group || null }),
      };
      if (Object.keys(set).length === 0) return { invited: false };
      const { invited } = await writer.write(rosters, study, staff.wave, {
        plan: () => ({ ...noPlan, updates: [{ person: person.id, set }] }),
        verb: 'rosters.change',
        subject: person.id,
        actor,
      });
      return { invited: invited > 0 };
    },

    presence: async (study: string, code: string, wave: string, presence: Presence, actor: string) => {
      const rosters = await at(study, wave);
      const person = find(rosters, (p) => p.code === code);
      const verb = presence === 'left' ? 'rosters.leave' : presence === 'away' ? 'rosters.away' : 'rosters.return';
      const plan = presencePlan(rosters, person, wave, presence);
      const { invited } = await writer.write(rosters, study, wave, { plan, verb, subject: person.id, actor });
      return { invited: invited > 0 };
    },

    /** What a coordinator suggested, done by a researcher; the suggestion goes in the same transaction. */
    accept: async (
      { id, study, school, kind, person: about, name, functions }: SuggestionRecord,
      wave: string,
      actor: string,
    ) => {
      const rosters = await at(study, wave);
      const change = { verb: 'rosters.accept', subject: id, suggestion: id, actor };
      if (kind === 'missing') {
        const staff = { wave, name: name ?? '', email: null, functions, group: null };
        const plan = joinPlan(rosters, school, staff);
        const { invited, codes } = await writer.write(rosters, study, wave, { ...change, plan: () => plan });
        return { invited: invited > 0, person: codes[0] ?? null };
      }
      const person = find(rosters, (p) => p.id === about);
      const set = becoming(person, rosters.waves, wave, { functions, group: thenOf(person, wave).group });
      const plan =
        kind === 'left'
          ? presencePlan(rosters, person, wave, 'left')
          : () => ({ ...noPlan, updates: Object.keys(set).length === 0 ? [] : [{ person: person.id, set }] });
      const { invited } = await writer.write(rosters, study, wave, { ...change, plan });
      return { invited: invited > 0, person: person.code };
    },
  };
}
