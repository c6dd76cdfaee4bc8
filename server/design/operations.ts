/** One operation on a design: what it makes of it, or why it cannot be. The design as a whole is judged afterwards (rules.ts). */
import { defaultThresholds } from '../../analysis/study/settings.ts';
import { parseInstrument } from '../../instruments/parse.ts';
import { findInstrument, latestInstrument } from '../../instruments/registry.ts';
import type { Instrument } from '../../instruments/types.ts';
import { isId, isTime, unseen } from '../studies/folder/rows.ts';
import {
  type Blueprint,
  cellsOf,
  isShipped,
  rowsOf,
  type SchoolPlan,
  withArchived,
  withArchivedStudy,
  withAsked,
  withPart,
  withSigned,
} from './blueprint.ts';
import type { Note, Operation } from './contract.ts';
import type { Facts } from './facts.ts';
import { compared, isSignable } from './versions.ts';

/** Why an operation cannot be carried out. */
export class NotPossible extends Error {
  readonly note: Note;
  constructor(code: string, params: Note['params'] = {}) {
    super(code);
    this.note = { code, params };
  }
}
const no = (code: string, params: Note['params'] = {}): never => {
  throw new NotPossible(code, params);
};

const brin = /^\d{2}[A-Z]{2}(\d{2})?$/;
const checkText = (text: string | null) => {
  if (text !== null && (text.trim() === '' || text.trim() !== text || unseen.test(text))) no('badText');
};
const checkId = (id: string) => {
  if (!isId(id)) no('badId', { id });
};
const checkDates = (opens: string | null, closes: string | null) => {
  for (const day of [opens, closes]) if (day !== null && !isTime(day)) no('badDate', { date: day });
  if (opens !== null && closes !== null && Date.parse(opens) > Date.parse(closes)) no('datesReversed');
};

const labelOf = ({ design }: Blueprint, wave: string): string => design.waves.find((w) => w.id === wave)?.label ?? wave;
const waveOf = ({ design }: Blueprint, wave: string) => design.waves.find((w) => w.id === wave) ?? no('waveUnknown', { wave });
const schoolOf = ({ schools }: Blueprint, school: string) =>
  schools.find((s) => s.id === school) ?? no('schoolUnknown', { school });
const isAway = ({ design }: Blueprint, kind: 'waves' | 'schools', id: string) => design.archived?.[kind]?.includes(id) ?? false;

const withWave = (b: Blueprint, id: string, change: object): Blueprint => ({
  ...b,
  design: { ...b.design, waves: b.design.waves.map((w) => (w.id === id ? { ...w, ...change } : w)) },
});
const withSchool = (b: Blueprint, id: string, change: Partial<SchoolPlan>): Blueprint => ({
  ...b,
  schools: b.schools.map((s) => (s.id === id ? { ...s, ...change } : s)),
});
const dates = (opens: string | null, closes: string | null) => ({
  ...(opens === null ? {} : { opens }),
  ...(closes === null ? {} : { closes }),
});

/** The edition that is meant: one that the study has, one that the platform ships, or the file that came along. */
function editionOf(b: Blueprint, { instrument, version, file }: Extract<Operation, { op: 'addInstrument' }>): Instrument {
  const has = b.instruments.find((i) => i.id === instrument && i.version === version);
  if (file === undefined) return has ?? findInstrument(instrument, version) ?? no('instrumentUnknown', { instrument, version });
  const parsed = parseInstrument(file);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    return no('instrumentFile', { count: parsed.problems.length, path: first?.path ?? '', code: first?.code ?? '' });
  }
  const own = parsed.instrument;
  if (own.id !== instrument || own.version !== version) return no('instrumentFile', { count: 1, path: 'id', code: 'other' });
  checkId(own.id);
  if (latestInstrument(own.id)) return no('shippedId', { instrument: own.id });
  // an edition is never replaced
  if (has) return no('editionExists', { instrument: own.id, version: own.version });
  return own;
}

function addInstrument(b: Blueprint, op: Extract<Operation, { op: 'addInstrument' }>): Blueprint {
  const edition = editionOf(b, op);
  const { instrument, version, functions, waves } = op;
  if (cellsOf(b.design, instrument, version).size > 0) no('instrumentAsked', { instrument, version });
  if (functions.length === 0 || waves.length === 0) {
    // an own questionnaire may wait; a shipped one that is not asked is no part of a study
    if (isShipped(edition)) no('nobodyAsked');
  }
  for (const wave of waves) waveOf(b, wave);
  functions.forEach(checkId);
  const cells = new Map(waves.map((wave) => [wave, [...new Set(functions)]]));
  const order = b.design.waves.map((w) => w.id);
  const instruments = b.instruments.includes(edition) ? b.instruments : [...b.instruments, edition];
  const design = { ...b.design, deployments: withAsked(b.design.deployments, instrument, version, rowsOf(cells, order)) };
  const relations = (edition.relations ?? []).filter((r) => !design.network?.relations.some((known) => known.id === r.id));
  if (relations.length === 0) return { ...b, design, instruments };
  const network = design.network ?? { relations: [], tieRule: 2, boundary: [...new Set(functions)] };
  if (network.boundary.length === 0) return { ...b, design, instruments };
  return {
    ...b,
    instruments,
    design: {
      ...design,
      network: { ...network, relations: [...network.relations, ...relations.map(({ id, label }) => ({ id, label }))] },
    },
  };
}

/** Asked nowhere from now on: waves that were never opened let go of it, the others keep what they asked. */
function removeInstrument(b: Blueprint, instrument: string, version: number, facts: Facts): Blueprint {
  const cells = cellsOf(b.design, instrument, version);
  const kept = new Map([...cells].filter(([wave]) => facts.locked.has(wave)));
  const known = b.instruments.some((i) => i.id === instrument && i.version === version);
  if (!known) no('instrumentUnknown', { instrument, version });
  if (kept.size === cells.size) {
    const own = b.instruments.find((i) => i.id === instrument && i.version === version && !isShipped(i));
    if (cells.size > 0 || !own) no('nothingToRemove');
    if (facts.answersOf(instrument, version) > 0) no('nothingToRemove');
    return { ...b, instruments: b.instruments.filter((i) => i !== own) };
  }
  const rows = rowsOf(
    kept,
    b.design.waves.map((w) => w.id),
  );
  return { ...b, design: { ...b.design, deployments: withAsked(b.design.deployments, instrument, version, rows) } };
}

function setAsked(b: Blueprint, { instrument, version, wave, functions }: Extract<Operation, { op: 'setAsked' }>): Blueprint {
  if (!b.instruments.some((i) => i.id === instrument && i.version === version)) no('instrumentUnknown', { instrument, version });
  waveOf(b, wave);
  functions.forEach(checkId);
  const cells = cellsOf(b.design, instrument, version);
  cells.set(wave, [...new Set(functions)]);
  const order = b.design.waves.map((w) => w.id);
  return {
    ...b,
    design: { ...b.design, deployments: withAsked(b.design.deployments, instrument, version, rowsOf(cells, order)) },
  };
}

function moveWave(b: Blueprint, { wave, opens, closes }: Extract<Operation, { op: 'moveWave' }>): Blueprint {
  const now = waveOf(b, wave);
  checkDates(opens, closes);
  if (now.state === 'closed') no('closedDates', { wave: now.label });
  if (now.state === 'open' && (now.opens ?? null) !== opens) no('openDate', { wave: now.label });
  const { opens: _, closes: __, ...rest } = now;
  const moved = { ...rest, ...dates(opens, closes) };
  return { ...b, design: { ...b.design, waves: b.design.waves.map((w) => (w.id === wave ? moved : w)) } };
}

function addWave(b: Blueprint, op: Extract<Operation, { op: 'addWave' }>): Blueprint {
  const { waves } = b.design;
  checkId(op.wave);
  checkText(op.label);
  checkDates(op.opens, op.closes);
  if (waves.some((w) => w.id === op.wave)) no('waveExists', { wave: op.wave });
  const after = op.after === null ? -1 : waves.findIndex((w) => w.id === op.after);
  if (op.after !== null && after < 0) no('waveUnknown', { wave: op.after });
  const wave = { id: op.wave, label: op.label, ...dates(op.opens, op.closes), state: 'planned' as const };
  return { ...b, design: { ...b.design, waves: [...waves.slice(0, after + 1), wave, ...waves.slice(after + 1)] } };
}

function addSchools(b: Blueprint, schools: readonly SchoolPlan[]): Blueprint {
  const known = new Set(b.schools.map((s) => s.id));
  for (const school of schools) {
    checkId(school.id);
    if (known.has(school.id)) no('schoolExists', { school: school.id });
    known.add(school.id);
    checkText(school.name);
    checkText(school.cohort);
    if (school.brin !== null && !brin.test(school.brin)) no('badBrin', { brin: school.brin });
  }
  const plain = schools.map(({ id, name, brin: code, cohort }) => ({ id, name, brin: code, cohort }));
  return { ...b, schools: [...b.schools, ...plain] };
}

/** Who carries the operations out, and when: what a signature needs. */
export interface Signer {
  readonly by: string;
  readonly at: string;
}

function sign(b: Blueprint, op: Extract<Operation, { op: 'signVersions' | 'unsignVersions' }>, signer: Signer): Blueprint {
  const { instrument, from, to } = op;
  const edition = (version: number) =>
    b.instruments.find((i) => i.id === instrument && i.version === version) ?? no('instrumentUnknown', { instrument, version });
  const standing = b.design.comparable?.some((one) => one.instrument === instrument && one.from === from && one.to === to);
  if (op.op === 'unsignVersions') {
    if (!standing) no('notSigned');
    return { ...b, design: withSigned(b.design, op, null) };
  }
  checkText(op.reason);
  const scales = compared(edition(from), edition(to));
  if (from >= to || scales.every(({ verdict }) => verdict === 'comparable')) no('nothingToSign');
  if (!isSignable(scales)) no('cannotSign');
  return { ...b, design: withSigned(b.design, op, { reason: op.reason, by: signer.by, at: signer.at }) };
}

function archive(b: Blueprint, kind: 'waves' | 'schools', id: string, away: boolean): Blueprint {
  if (isAway(b, kind, id) === away) no(away ? 'archivedAlready' : 'notArchived');
  return { ...b, design: withArchived(b.design, kind, id, away) };
}

/** What one operation makes of the design. Throws NotPossible. `undo` is not among them: it puts parts back (rules.ts). */
export function carryOut(b: Blueprint, op: Exclude<Operation, { op: 'undo' }>, facts: Facts, signer: Signer): Blueprint {
  if (b.design.archived?.study && op.op !== 'bringBackStudy') no('studyArchived');
  switch (op.op) {
    case 'setTitle':
      checkText(op.title.nl);
      checkText(op.title.en);
      return withPart(b, 'title', { nl: op.title.nl, en: op.title.en });
    case 'addWave':
      return addWave(b, op);
    case 'renameWave':
      waveOf(b, op.wave);
      checkText(op.label);
      return withWave(b, op.wave, { label: op.label });
    case 'moveWave':
      return moveWave(b, op);
    case 'archiveWave':
      if (waveOf(b, op.wave).state === 'open') no('waveIsOpen', { wave: labelOf(b, op.wave) });
      return archive(b, 'waves', op.wave, true);
    case 'bringBackWave':
      waveOf(b, op.wave);
      return archive(b, 'waves', op.wave, false);
    case 'addInstrument':
      return addInstrument(b, op);
    case 'setAsked':
      return setAsked(b, op);
    case 'removeInstrument':
      return removeInstrument(b, op.instrument, op.version, facts);
    case 'setThresholds': {
      const { staffResponse, networkFull, networkUse, smallestShown } = op.thresholds;
      if (networkUse > networkFull) no('thresholdsOrder');
      const value = { staffResponse, networkFull, networkUse, smallestShown };
      const usual = JSON.stringify(value) === JSON.stringify(defaultThresholds);
      return withPart(b, 'thresholds', usual ? null : value);
    }
    case 'setNetwork': {
      const { network } = b.design;
      if (!network) return no('noNetwork');
      op.boundary.forEach(checkId);
      return withPart(b, 'network', { ...network, tieRule: op.tieRule, boundary: [...new Set(op.boundary)] });
    }
    case 'setComparison':
      return withPart(b, 'comparison', {
        k: op.k,
        measures: [...new Set(op.measures)],
        confirmatory: [...new Set(op.confirmatory)],
      });
    case 'setBlind':
      return withPart(b, 'blindUntilFrozen', op.blindUntilFrozen ? null : false);
    case 'addSchools':
      return addSchools(b, op.schools);
    case 'renameSchool':
      schoolOf(b, op.school);
      checkText(op.name);
      return withSchool(b, op.school, { name: op.name });
    case 'setCohort':
      schoolOf(b, op.school);
      checkText(op.cohort);
      return withSchool(b, op.school, { cohort: op.cohort });
    case 'archiveSchool':
      schoolOf(b, op.school);
      return archive(b, 'schools', op.school, true);
    case 'bringBackSchool':
      schoolOf(b, op.school);
      return archive(b, 'schools', op.school, false);
    case 'signVersions':
    case 'unsignVersions':
      return sign(b, op, signer);
    case 'archiveStudy': {
      const open = b.design.waves.find((w) => w.state === 'open');
      if (open) no('waveIsOpen', { wave: open.label });
      return { ...b, design: withArchivedStudy(b.design, true) };
    }
    case 'bringBackStudy':
      if (!b.design.archived?.study) no('notArchived');
      return { ...b, design: withArchivedStudy(b.design, false) };
  }
}
