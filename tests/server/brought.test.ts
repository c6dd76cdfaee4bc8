/** Answers that came with a study folder, and the people who go on answering here. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResponseRecord } from '../../analysis/types.ts';
import type { ResponseMatrix, StudyOverview } from '../../server/studies/contract.ts';
import { readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';
import type { Welcome } from '../../server/responses/contract.ts';
import { makeWorld, type Respondent, study, twoSchools, type Visitor, type World } from '../world.ts';

const brought = (id: string, person: string, submitted: boolean, about?: string): ResponseRecord => ({
  id,
  person,
  school: 'noord',
  ...(about === undefined ? {} : { about }),
  instrument: 'attitude',
  version: 1,
  wave: 'T1',
  submitted,
  answers: { ATT01: 2 },
});

let world: World;
let researcher: Visitor;
let links: Respondent[];
const at = `/api/studies/${study}`;
beforeEach(async () => {
  world = await makeWorld({ empty: true });
  const { data, identities } = twoSchools();
  const responses = [
    brought('begun', 'noord-05', false),
    brought('whole', 'noord-06', true),
    brought('of-one', 'noord-07', true, 'somebody'),
    brought('of-another', 'noord-07', true, 'else'),
  ];
  await world.store.studies.importStudy({ data: { ...data, responses }, identities }, 'tests');
  researcher = await world.signIn('researcher');
  links = await world.invite('T1');
});
afterEach(() => world.close());

const link = (person: string) => links.find((l) => l.person === person)!;
const asks = async (person: string) => (await link(person).send<Welcome>('GET /api/respond')).body.instruments.map((i) => i.id);
const attitude = async () => {
  const { body } = await researcher.send<ResponseMatrix>(`GET ${at}/response`);
  return body.cells.find((c) => c.school === 'noord' && c.instrument === 'attitude' && c.wave === 'T1');
};

describe('answers that came with the folder', () => {
  it('are not asked again, and two of one questionnaire are not two questionnaires', async () => {
    expect(links).toHaveLength(39);
    expect([await asks('noord-05'), await asks('noord-06'), await asks('noord-07')]).toEqual([
      ['attitude', 'staff-network'],
      ['staff-network'],
      ['staff-network'],
    ]);
    const { body } = await researcher.send<StudyOverview>(`GET ${at}`);
    expect(body.waves[0]).toMatchObject({ due: 39, invited: 39, started: 3, finished: 0 });
    await link('noord-07').answerAll();
    expect((await researcher.send<StudyOverview>(`GET ${at}`)).body.waves[0]).toMatchObject({ started: 2, finished: 1 });
  });

  it.each(['draft', 'submit'] as const)('a draft among them gives way to what its person begins here (%s)', async (way) => {
    const person = link('noord-05');
    expect(await attitude()).toMatchObject({ started: 1, submitted: 3 });
    if (way === 'draft') await person.answerAll();
    else {
      await person.consent();
      expect((await person.send('POST /api/respond/submit', { responses: await person.complete() })).status).toBe(200);
    }
    expect(await attitude()).toMatchObject({ started: 0, submitted: 4 });
    const { data, identities } = (await world.store.studies.load(study))!;
    expect(data.responses.filter((r) => r.person === 'noord-05').map((r) => [r.instrument, r.submitted])).toEqual([
      ['attitude', true],
      ['staff-network', true],
    ]);
    // two responses of one person would be refused: the export could not be read again
    const files = writeStudyFolder({ data, identities, softwareVersion: 'test', writtenAt: '2026-09-01T08:00:00Z' });
    const again = readStudyFolder(zipSource(zipFolder(files)));
    expect(again.ok ? [] : again.problems).toEqual([]);
  });
});
