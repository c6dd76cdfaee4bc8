/** The design of a made-up study as the server tells it: made by the server's own rules, with T1 closed and T2a open. */
import { findInstrument } from '../../../instruments/registry.ts';
import type { Instrument } from '../../../instruments/types.ts';
import type { Blueprint } from '../../../server/design/blueprint.ts';
import type { DesignView, DryRun, Operation } from '../../../server/design/contract.ts';
import { factsOf } from '../../../server/design/facts.ts';
import { type Change, decide, described } from '../../../server/design/rules.ts';
import { newStudy } from '../../../server/design/template.ts';
import { designView } from '../../../server/design/view.ts';
import { summary } from './data.ts';

const dates: Readonly<Record<string, { readonly opens: string; readonly closes: string }>> = {
  T1: { opens: '2025-09-01', closes: '2025-10-15' },
  T2a: { opens: '2026-02-01', closes: '2026-03-15' },
};
const names = ['De Regenboog', 'Obs Het Landje', 'Basisschool Sint-Jozef-Heilig Hart, locatie Noorderkwartier', 'De Wegwijzer'];
const start = newStudy('demo', summary.title, 'focus');
const blueprint: Blueprint = {
  instruments: start.instruments,
  design: {
    ...start.design,
    synthetic: true,
    waves: start.design.waves.map((w) => ({
      ...w,
      ...dates[w.id],
      state: w.id === 'T1' ? ('closed' as const) : w.id === 'T2a' ? ('open' as const) : ('planned' as const),
    })),
  },
  schools: names.map((name, i) => ({ id: `s0${i + 1}`, name, brin: i === 0 ? '12AB' : null, cohort: i < 2 ? '1' : '2' })),
};
const counts = {
  answers: ['attitude', 'leadership', 'culture', 'staff-network'].flatMap((instrument) =>
    names.map((_, i) => ({ instrument, version: 1, wave: 'T1', school: `s0${i + 1}`, n: 13 + i })),
  ),
  invitations: names.flatMap((_, i) => ['T1', 'T2a'].map((wave) => ({ wave, school: `s0${i + 1}`, n: 17 }))),
  people: new Map(names.map((_, i) => [`s0${i + 1}`, 17])),
  holdsSchool: new Set<string>(),
  holdsWave: new Set<string>(),
  frozen: false,
  attributes: ['size'],
};
const facts = factsOf(counts, ['T1', 'T2a']);

/** Changes one after another, each kept as the server keeps it. */
function after(from: Blueprint, ...steps: readonly (readonly Operation[])[]) {
  let now = from;
  const history: Change[] = [];
  for (const [i, operations] of steps.entries()) {
    const made = decide(now, facts, history, operations, undefined, { by: 'anna', at: '2026-11-21T09:12:00.000Z' });
    if (made.refused.length > 0) throw new Error(JSON.stringify(made.refused));
    now = made.after;
    const at = `2026-11-2${i}T09:12:00.000Z`;
    history.unshift({ revision: i + 1, at, actor: 'anna', operations: operations.map(described), parts: made.parts });
  }
  return { blueprint: now, history };
}
const shown = { facts, measured: new Map([['culture 1', 130]]), nameOf: () => 'anna@example.org' };
const changed = after(
  blueprint,
  [{ op: 'setAsked', instrument: 'culture', version: 1, wave: 'T3', functions: ['teacher', 'internalCoach'] }],
  [{ op: 'archiveSchool', school: 's04' }],
  [{ op: 'renameWave', wave: 'T3', label: 'T3 (eind)' }],
);
export const design: DesignView = designView({ ...shown, ...changed });
const nothing = { ...counts, answers: [], invitations: [], people: new Map<string, number>(), attributes: [] };
export const noDesign: DesignView = designView({
  blueprint: { ...newStudy('demo', summary.title, 'empty'), schools: [] },
  facts: factsOf(nothing, []),
  history: [],
  measured: new Map(),
  nameOf: (actor) => actor,
});
/** Two own questionnaires that were renewed after T1: statements reworded twice, and one with its key turned round. */
const wordings = [
  { nl: 'Ik gebruik toetsresultaten om mijn lessen voor te bereiden.', en: 'I use test results to prepare my lessons.' },
  { nl: 'Ik bereid mijn lessen voor met toetsresultaten.', en: 'I prepare my lessons with test results.' },
];
const own = (id: 'own-scan' | 'own-culture', version: number): Instrument => {
  const from = findInstrument(id === 'own-scan' ? 'attitude' : 'culture', 1)!;
  const text = wordings[version - 2];
  const turned = (scale: Instrument['scales'][number]) => ({
    ...scale,
    items: Object.fromEntries(Object.entries(scale.items).map(([item, p], i) => [item, i === 0 && p === 1 ? -1 : p] as const)),
  });
  const mine = { ...from, id, version };
  if (id === 'own-culture')
    return {
      ...mine,
      title: { nl: 'Eigen lijst over de school', en: 'Own list on the school' },
      scales: version > 1 ? from.scales.map(turned) : from.scales,
    };
  return {
    ...mine,
    title: { nl: 'Eigen vragenlijst over toetsen', en: 'Own questionnaire on tests' },
    items: from.items.map((item, i) => (i === 1 && text ? { ...item, text } : item)),
  };
};
const asks = (id: 'own-scan' | 'own-culture', version: number, wave: string): Operation => ({
  op: 'addInstrument',
  instrument: id,
  version,
  functions: ['teacher'],
  waves: [wave],
  file: own(id, version),
});
const atT1 = (['own-scan', 'own-culture'] as const).map((id) => own(id, 1));
const renewed = after(
  {
    ...blueprint,
    instruments: [...blueprint.instruments, ...atT1],
    design: {
      ...blueprint.design,
      deployments: [
        ...blueprint.design.deployments,
        ...atT1.map(({ id }) => ({ instrument: id, version: 1, functions: ['teacher'], waves: ['T1'] })),
      ],
    },
  },
  [asks('own-scan', 2, 'T2b'), asks('own-scan', 3, 'T3'), asks('own-culture', 2, 'T3')],
  [
    {
      op: 'signVersions',
      instrument: 'own-scan',
      from: 1,
      to: 2,
      reason: 'Alleen de volgorde van de zin is veranderd; in een proef met twaalf leerkrachten gaf dat hetzelfde antwoord.',
    },
  ],
);
export const versions: DesignView = designView({ ...shown, ...renewed });
/** the design after a colleague was faster */
export const overtaken: DesignView = designView({
  ...shown,
  nameOf: () => 'bram@example.org',
  ...after(
    blueprint,
    [{ op: 'setAsked', instrument: 'culture', version: 1, wave: 'T3', functions: ['teacher', 'internalCoach'] }],
    [{ op: 'archiveSchool', school: 's04' }],
    [{ op: 'renameWave', wave: 'T3', label: 'T3 (eind)' }],
    [
      { op: 'renameSchool', school: 's02', name: 'Het Nieuwe Landje' },
      { op: 'removeInstrument', instrument: 'trainer-report', version: 1 },
    ],
  ),
});
const lookAt = (...operations: Operation[]): DryRun => {
  const { touches, consequences, refused } = decide(changed.blueprint, facts, changed.history, operations);
  return { revision: 3, touches, consequences: [...consequences], refused: [...refused] };
};
export const look = lookAt(
  { op: 'archiveSchool', school: 's01' },
  { op: 'removeInstrument', instrument: 'attitude', version: 1 },
);
export const refusedLook = lookAt(
  { op: 'setAsked', instrument: 'culture', version: 1, wave: 'T1', functions: [] },
  { op: 'archiveWave', wave: 'T2a' },
);
