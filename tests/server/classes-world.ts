/** A world whose pupils are asked something at T1: two schools as in world.ts, with `pupil-perception` of pupils beside. */
import { latestInstrument } from '../../instruments/registry.ts';
import type { Answers } from '../../instruments/types.ts';
import type { Session } from '../../server/classes/contract.ts';
import { makeWorld, middling, type Respondent, study, twoSchools, Visitor, type World, type WorldOptions } from '../world.ts';

export const pupils = latestInstrument('pupil-perception')!;

export async function pupilWorld(options: WorldOptions = {}): Promise<World> {
  const world = await makeWorld({ ...options, empty: true });
  const { data, identities } = twoSchools();
  const deployments = [
    ...data.design.deployments,
    { instrument: pupils.id, version: pupils.version, functions: ['pupil'], waves: ['T1', 'T2a'] },
  ];
  const design = { ...data.design, deployments };
  await world.store.studies.importStudy(
    { data: { ...data, design, instruments: [...data.instruments, pupils] }, identities },
    'tests',
  );
  return world;
}

let made = 0;
/** A pupil's device on a seat. */
export class Pupil extends Visitor {
  readonly response = (made += 1).toString(16).padStart(32, 'c');

  body(answers: Answers, baseRevision = 0) {
    const { id: instrument, version } = pupils;
    return { response: this.response, instrument, version, baseRevision, language: 'nl' as const, answers };
  }
  save(answers: Answers, baseRevision = 0) {
    return this.send<{ revision: number; code?: string }>('PUT /api/class/draft', this.body(answers, baseRevision));
  }
  submit(answers: Answers = middling(pupils), baseRevision = 0) {
    const responses = [this.body(answers, baseRevision)];
    return this.send<{ status: string; code?: string }>('POST /api/class/submit', { responses });
  }
}

export interface Entered {
  readonly token: string;
  readonly number: number;
  readonly picture: string;
  readonly returned: boolean;
  readonly code?: string;
  readonly params?: { readonly work: string; readonly bits: number };
}
export const enter = (world: World, code: string, rest: object = {}) =>
  world.nobody().send<Entered>('POST /api/class/enter', { code, ...rest });

export async function pupilOn(world: World, code: string, card?: { number: number; picture: string }): Promise<Pupil> {
  const { body } = await enter(world, code, card ? { card } : {});
  return new Pupil(world.base, body.token);
}

/** A teacher of a group of the school Noord (noord-05 teaches group 5) opens a session. */
export async function openSession(teacher: Respondent, options: object = {}): Promise<Session> {
  const { body } = await teacher.send<{ id: string }>('POST /api/respond/class', { wave: 'T1', ...options });
  return (await teacher.send<Session>(`GET /api/respond/class/${body.id}`)).body;
}
export const teacherOf = (links: readonly Respondent[], person: string): Respondent => links.find((r) => r.person === person)!;
export { middling, study };
