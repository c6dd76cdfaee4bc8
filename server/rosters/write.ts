/** Writing a change of rosters, and inviting at once who is asked something at a wave that is open. */
import { sha256 } from '../auth/secrets.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { ConstraintBroken } from '../store/driver.ts';
import type { Rosters } from './looking.ts';
import type { RosterPlan } from './rules.ts';
import type { RosterWrite } from './store.ts';

/** The wave from which a change holds. A closed one keeps the roster that it had. */
export function waveToChange({ waves }: Rosters, wave: string) {
  const found = waves.find((w) => w.id === wave);
  if (!found) throw new Refusal('waveUnknown');
  if (found.state === 'closed') throw new Refusal('waveClosed');
  return found;
}

export interface Change extends Pick<RosterWrite, 'groups' | 'suggestion' | 'verb' | 'subject'> {
  /** given who has handed in at the wave (ids of our tables) */
  readonly plan: (handedIn: ReadonlySet<string>) => RosterPlan;
  readonly actor: string;
}

export function rosterWriter({ store, secrets, ids }: Services) {
  /** Invites those of `who` who are asked something at the wave, have not handed it in and have no link yet. */
  const invite = async (study: string, wave: string, who: ReadonlySet<string>, actor: string): Promise<number> => {
    for (let turn = 0; turn < 3; turn += 1) {
      const [due, existing, progress] = await Promise.all([
        store.waves.due(study, wave),
        store.invitations.list(study, wave),
        store.studies.personProgress(study),
      ]);
      const invited = new Set(existing.map((row) => row.person));
      const given = new Map(progress.filter((p) => p.wave === wave).map((p) => [p.person, p.submitted]));
      const fresh = due.filter(
        (p) => who.has(p.id) && !invited.has(p.id) && p.asked.some((a) => !given.get(p.id)?.has(a.instrument)),
      );
      const entries = fresh.map((p) => {
        const id = ids();
        return { id, person: p.id, tokenHash: sha256(secrets.invitationToken(id, 1)) };
      });
      try {
        await store.invitations.create(study, wave, entries, actor);
        return entries.length;
      } catch (error) {
        // somebody else invited them in between
        if (!(error instanceof ConstraintBroken)) throw error;
      }
    }
    return 0;
  };

  return {
    /** Decides on this edition, writes, invites. Throws rosterChanged, waveClosed. */
    write: async (rosters: Rosters, study: string, wave: string, change: Change) => {
      const handedIn = new Set(
        (await store.studies.personProgress(study)).flatMap((p) => (p.wave === wave && p.submitted.size > 0 ? p.person : [])),
      );
      const { plan: make, actor, ...rest } = change;
      const plan = make(handedIn);
      const openOf = plan.ends.map((e) => e.person).filter((person) => !handedIn.has(person));
      const joined = await store.rosters.write({ study, wave, revision: rosters.revision, plan, openOf, ...rest }, actor);
      const ended = new Set(plan.ends.map((e) => e.person));
      const stays = plan.updates.map((u) => u.person).filter((p) => !ended.has(p));
      const isOpen = rosters.waves.find((w) => w.id === wave)?.state === 'open';
      const invited = isOpen ? await invite(study, wave, new Set([...joined, ...stays]), actor) : 0;
      const left = plan.ends.filter((e) => plan.updates.some((u) => u.person === e.person && u.set.to !== undefined)).length;
      const backs = new Set(plan.opens.map((o) => o.person));
      return {
        joined: joined.length + plan.updates.filter((u) => backs.has(u.person) && u.set.to === null).length,
        left,
        changed: plan.updates.length - left - plan.updates.filter((u) => backs.has(u.person) && u.set.to === null).length,
        invited,
        codes: plan.joins.map((j) => j.code),
      };
    },
  };
}
