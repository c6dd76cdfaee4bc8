/** `study.json`: what a study is. Read part by part, so that one mistake does not hide the others. */
import { z } from 'zod';
import type { Deployment, NetworkDesign, StudyDesign, Wave } from '../../../analysis/types.ts';
import { must, reportIssue, takeOutUnknown } from './json-issues.ts';
import type { Inspection } from './problems.ts';
import { isId, isTime, unseen } from './rows.ts';

const file = 'study.json';

const id = z.string().refine(isId, must('badId'));
const line = (limit: number) =>
  z.string().refine((text) => text.length > 0 && text.length <= limit && !unseen.test(text), must('badText', limit));
const words = (limit: number) => z.object({ nl: line(limit), en: line(limit) }).strict();
const day = z.string().refine(isTime, must('badTime'));
const whole = z.number().refine((n) => Number.isSafeInteger(n) && n >= 1, must('notWhole'));
const some = <T extends z.ZodType>(of: T) => z.array(of).min(1);

const wave = z
  .object({
    id,
    label: line(80),
    opens: day.optional(),
    closes: day.optional(),
    state: z.enum(['planned', 'open', 'closed']).default('planned'),
  })
  .strict();
const deployment = z.object({ instrument: id, version: whole, functions: some(id), waves: some(id) }).strict();
const network = z
  .object({
    relations: some(z.object({ id, label: words(200) }).strict()),
    tieRule: z.number(),
    boundary: some(id),
  })
  .strict();
const achievement = z.object({ effect: z.enum(['intervention', 'growth']), subject: line(80) }).strict();
const comparison = z.object({ k: whole, measures: z.array(line(200)), confirmatory: z.array(line(200)) }).strict();
const share = z.number().refine((n) => n > 0 && n <= 1, must('badShare'));
const thresholds = z
  .object({
    staffResponse: share,
    networkFull: share,
    networkUse: share,
    smallestShown: whole,
  })
  .strict();
const archived = z
  .object({ study: z.literal(true).optional(), waves: some(id).optional(), schools: some(id).optional() })
  .strict();
const comparable = z.object({ instrument: id, from: whole, to: whole, reason: line(500), by: line(80), at: line(40) }).strict();
const study = z
  .object({
    format: z.literal(1),
    id,
    title: words(300),
    synthetic: z.boolean(),
    source: line(2000).optional(),
    waves: z.array(wave),
    deployments: z.array(deployment),
    network: network.optional(),
    achievement: achievement.optional(),
    comparison: comparison.optional(),
    blindUntilFrozen: z.boolean().optional(),
    lateAnswers: z.enum(['exclude', 'include']).optional(),
    consentMode: z.enum(['active', 'passive']).optional(),
    ethicsApproval: line(80).optional(),
    thresholds: thresholds.optional(),
    archived: archived.optional(),
    comparable: z.array(comparable).optional(),
  })
  .strict();

/** What could be read of the design: the whole, or the parts that others are checked against. */
export interface ReadDesign {
  readonly whole?: StudyDesign;
  readonly waves?: readonly Wave[];
  readonly deployments?: readonly Deployment[];
  readonly network?: NetworkDesign;
  readonly comparison?: { readonly measures: readonly string[]; readonly confirmatory: readonly string[] };
}

const duplicates = (ids: readonly string[], path: (index: number) => string, inspection: Inspection): void => {
  const seen = new Set<string>();
  ids.forEach((one, i) => {
    if (seen.has(one)) inspection.problem({ file, column: path(i) }, 'duplicateId', one);
    seen.add(one);
  });
};

type Checked = ReadDesign & Pick<Partial<StudyDesign>, 'archived' | 'consentMode' | 'ethicsApproval'>;
const checkParts = (design: Checked, inspection: Inspection): void => {
  const { waves, deployments, network: net } = design;
  const ids = waves?.map((w) => w.id);
  duplicates(ids ?? [], (i) => `waves[${i}].id`, inspection);
  waves?.forEach((w, i) => {
    if (w.opens && w.closes && Date.parse(w.opens) > Date.parse(w.closes))
      inspection.problem({ file, column: `waves[${i}].closes` }, 'datesReversed');
  });
  deployments?.forEach((d, i) =>
    d.waves.forEach((w, j) => {
      if (ids && !ids.includes(w)) inspection.problem({ file, column: `deployments[${i}].waves[${j}]` }, 'unknownWave', w);
    }),
  );
  design.archived?.waves?.forEach((w, i) => {
    if (ids && !ids.includes(w)) inspection.problem({ file, column: `archived.waves[${i}]` }, 'unknownWave', w);
  });
  // who asks parents for no answer must be able to say who approved of that
  if (design.consentMode === 'passive' && design.ethicsApproval === undefined)
    inspection.problem({ file, column: 'ethicsApproval' }, 'missingField');
  duplicates(net?.relations.map((r) => r.id) ?? [], (i) => `network.relations[${i}].id`, inspection);
};

/** Part of a wrong design that is right by itself. */
const part = <K extends 'waves' | 'deployments' | 'network' | 'comparison'>(json: unknown, key: K) => {
  const value = (json as Record<string, unknown> | null)?.[key];
  const result = value === undefined ? undefined : study.shape[key].safeParse(value);
  return (result?.success ? { [key]: result.data } : {}) as Pick<ReadDesign, K>;
};

/** Reads the design from the parsed JSON of `study.json`. */
export const readDesign = (json: unknown, inspection: Inspection): ReadDesign => {
  const format = (json as Record<string, unknown> | null)?.format;
  if (typeof json === 'object' && format !== undefined && format !== 1) {
    inspection.problem({ file, column: 'format' }, 'wrongFormat');
    return {};
  }
  const known = takeOutUnknown(study, json, file, inspection);
  const result = study.safeParse(known);
  for (const issue of result.error?.issues ?? []) reportIssue(issue, known, file, inspection);
  if (!result.success) {
    const parts = {
      ...part(known, 'waves'),
      ...part(known, 'deployments'),
      ...part(known, 'network'),
      ...part(known, 'comparison'),
    };
    checkParts(parts, inspection);
    return parts;
  }
  const { format: _, ...read } = result.data;
  const whole = read as StudyDesign;
  checkParts(whole, inspection);
  return {
    whole,
    waves: whole.waves,
    deployments: whole.deployments,
    ...(whole.network ? { network: whole.network } : {}),
    ...(whole.comparison ? { comparison: whole.comparison } : {}),
  };
};

/** The design as `study.json`, keys in the order of the format page. */
export const writeDesign = (design: StudyDesign): string => {
  const {
    id: own,
    title,
    synthetic,
    source,
    waves,
    deployments,
    network: net,
    achievement: effect,
    comparison: compared,
    blindUntilFrozen,
    lateAnswers,
    consentMode,
    ethicsApproval,
    thresholds: set,
    archived: away,
    comparable: signed,
  } = design;
  const ordered = {
    format: 1,
    id: own,
    title: { nl: title.nl, en: title.en },
    synthetic,
    source,
    waves: waves.map((w) => ({ id: w.id, label: w.label, opens: w.opens, closes: w.closes, state: w.state })),
    deployments: deployments.map((d) => ({
      instrument: d.instrument,
      version: d.version,
      functions: d.functions,
      waves: d.waves,
    })),
    network: net && {
      relations: net.relations.map((r) => ({ id: r.id, label: { nl: r.label.nl, en: r.label.en } })),
      tieRule: net.tieRule,
      boundary: net.boundary,
    },
    achievement: effect && { effect: effect.effect, subject: effect.subject },
    comparison: compared && { k: compared.k, measures: compared.measures, confirmatory: compared.confirmatory },
    blindUntilFrozen,
    lateAnswers,
    consentMode,
    ethicsApproval,
    thresholds: set && {
      staffResponse: set.staffResponse,
      networkFull: set.networkFull,
      networkUse: set.networkUse,
      smallestShown: set.smallestShown,
    },
    archived: away && { study: away.study, waves: away.waves, schools: away.schools },
    comparable: signed?.map(({ instrument, from, to, reason, by, at }) => ({ instrument, from, to, reason, by, at })),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
};
