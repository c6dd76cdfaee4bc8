/** The study that the soak's children answer in: 104 schools, `pupil-perception` at an open wave, class sessions of at most thirty. */
import type { Identities, StudyData } from '../../analysis/types.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Answers } from '../../instruments/types.ts';
import { codeHashOf, codeOf } from '../../server/classes/codes.ts';
import { readConfig } from '../../server/config.ts';
import { openData } from '../../server/main.ts';
import { ConstraintBroken } from '../../server/store/driver.ts';
import { benchStudy, schoolCount } from './respond-study.ts';

export const perception = latestInstrument('pupil-perception')!;
const perClass = 30;
const both = (text: string) => ({ nl: text, en: text });

/** A child's answers to the first `count` items; the same child always answers alike. */
export const childAnswers = (child: number, count: number = perception.items.length): Answers =>
  Object.fromEntries(perception.items.slice(0, count).map(({ id }, i) => [id, ((child * 7 + i * 3) % 4) + 1]));

/** Makes the database with open class sessions for so many children; the code of each child's class, by child. */
export async function makeClassStudy(dataDir: string, children: number): Promise<readonly string[]> {
  const classes = Math.ceil(children / perClass);
  const school = (n: number) => `s${String((n % schoolCount) + 1).padStart(3, '0')}`;
  const data: StudyData = {
    design: {
      id: benchStudy,
      title: both('Bench'),
      synthetic: true,
      waves: [{ id: 'T1', label: 'T1', state: 'open' }],
      deployments: [{ instrument: perception.id, version: perception.version, functions: ['pupil'], waves: ['T1'] }],
    },
    instruments: [perception],
    schools: Array.from({ length: Math.min(schoolCount, classes) }, (_, i) => ({ id: school(i), attributes: {} })),
    people: [],
    responses: [],
    nominations: [],
    networkRespondents: [],
    achievement: [],
  };
  const identities: Identities = { schools: new Map(), people: new Map() };
  const { store, secrets, ids } = openData(readConfig({ DATA_DIR: dataDir }));
  await store.studies.importStudy({ data, identities }, 'bench');
  const closesAt = new Date(Date.now() + 3 * 3_600_000).toISOString();
  const codes: string[] = [];
  while (codes.length < classes) {
    const n = codes.length;
    const id = ids();
    const code = codeOf(secrets, id, 1);
    const of = { id, study: benchStudy, wave: 'T1', school: school(n), group: String(5 + (Math.floor(n / schoolCount) % 4)) };
    try {
      await store.classes.open({ ...of, generation: 1, codeHash: codeHashOf(secrets, code), cards: 0, closesAt }, 'bench');
      codes.push(code);
    } catch (error) {
      // another session's code: once in a hundred thousand runs; another id has another code
      if (!(error instanceof ConstraintBroken)) throw error;
    }
  }
  await store.close();
  return Array.from({ length: children }, (_, child) => codes[child % classes]!);
}
