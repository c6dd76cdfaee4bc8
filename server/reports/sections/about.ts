/** What study this is, how far it got from roster to score, what was left out, what to be wary of. */
import type { Exclusion } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, caution, table, text } from '../blocks.ts';
import { type Context, type Section, warningSentence } from '../context.ts';
import { plain } from '../figures/svg.ts';
import { dash } from '../format.ts';
import { effectWarnings } from './effects.ts';

const examplesShown = 6;
/** kinds of which each exclusion is one; the count of the others says how many were left out */
const counted: readonly Exclusion['what'][] = ['school', 'occasion', 'pupil'];

export const aboutSection = (context: Context): Section => {
  const { findings, words, format, names } = context;
  const { design } = findings;
  const schools = new Set(findings.measures.flatMap((row) => (row.level === 'school' ? [row.school] : [])));
  for (const row of findings.schoolEffects) schools.add(row.school);
  const drafts = findings.instruments.filter((one) => !one.validated);
  const blocks: ReportBlock[] = [
    ...(design.synthetic ? [caution(words.about.synthetic)] : []),
    text(
      [
        design.waves.length === 0
          ? words.about.noWaves
          : words.about.waves(design.waves.map((wave) => names.wave(wave.id)).join(', ')),
        words.about.schools(format.count(schools.size)),
        ...(design.source === undefined ? [] : [words.about.source(plain(design.source).replace(/\.$/, ''))]),
      ].join(' '),
    ),
    ...(drafts.length > 0 ? [caution(words.about.draft(drafts.map((one) => names.instrument(one.id)).join('; ')))] : []),
    flowTable(context),
    exclusionsTable(context),
  ];
  const codes = findings.warnings.map((one) => one.code);
  const sentences = new Set(
    [...findings.warnings]
      // warnings of one kind together, in the order in which the kinds first come
      .sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))
      .filter((one) => !effectWarnings.has(one.code))
      .map((one) => warningSentence(context, one)),
  );
  if (sentences.size > 0) {
    const columns: Column[] = [['warning', words.about.warning]];
    blocks.push(
      table(
        words.about.warnings,
        columns,
        [...sentences].map((warning) => ({ warning })),
      ),
    );
  }
  return { id: 'about', title: words.sections.about, blocks };
};

const flowTable = (context: Context): ReportBlock => {
  const { findings, words, format, names } = context;
  if (findings.sampleFlow.length === 0) return text(words.about.noFlow);
  const flagged = findings.sampleFlow.some((flow) => flow.straightLined !== undefined);
  const columns: Column[] = [
    ['instrument', words.columns.instrument],
    ['wave', words.columns.wave],
    ['schools', words.columns.schools, 'number'],
    ['onRoster', words.about.onRoster, 'number'],
    ['started', words.about.started, 'number'],
    ['submitted', words.about.submitted, 'number'],
    ['share', words.about.share, 'number'],
    ['scored', words.about.scored],
    ...(flagged ? [['flagged', words.about.flagged] as const] : []),
  ];
  const rows = findings.sampleFlow.map((flow) => ({
    instrument: names.instrument(flow.instrument),
    wave: names.wave(flow.wave),
    schools: format.count(flow.schools),
    // anonymous pupils and raters stand on no list
    onRoster: flow.onRoster > 0 ? format.count(flow.onRoster) : dash,
    started: format.count(flow.started),
    submitted: format.count(flow.submitted),
    share: format.percent(flow.onRoster > 0 ? flow.submitted / flow.onRoster : null),
    scored: scoredWords(context, flow.instrument, flow.scored),
    flagged: flow.straightLined === undefined ? '' : scoredWords(context, flow.instrument, flow.straightLined),
  }));
  const note = flagged ? `${words.about.flowNote} ${words.about.flaggedNote}` : words.about.flowNote;
  return table(words.about.flowCaption, columns, rows, note);
};

/** "1.234" where there is one scale, else every scale with its count. */
const scoredWords = (context: Context, instrument: string, scored: Readonly<Record<string, number>>): string => {
  const { format, names, words } = context;
  const entries = Object.entries(scored);
  if (entries.length === 0) return words.report.none;
  if (entries.length === 1) return format.count(entries[0]?.[1]);
  return entries.map(([scale, count]) => `${names.scored(instrument, scale)}: ${format.count(count)}`).join('; ');
};

/** Exclusions of one kind and reason stand in one row; ids of people and pupils are pseudonyms already. */
const exclusionsTable = (context: Context): ReportBlock => {
  const { findings, words, format, names } = context;
  if (findings.exclusions.length === 0) return text(words.about.noExclusions);
  const groups = new Map<string, Exclusion[]>();
  for (const one of findings.exclusions) {
    const key = JSON.stringify([one.what, one.reason, one.subject ?? '', one.wave ?? '']);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const rows = [...groups.values()].map((group) => {
    const one = group[0] as Exclusion;
    const ids = [...new Set(group.map((other) => other.id).filter((id) => id !== ''))];
    const shown = ids.slice(0, examplesShown).join(', ');
    const rest = ids.length - examplesShown;
    return {
      what: words.what[one.what],
      where: [one.subject === undefined ? '' : names.subject(one.subject), one.wave === undefined ? '' : names.wave(one.wave)]
        .filter(Boolean)
        .join(' · '),
      reason: words.reasons[one.reason] ?? one.reason,
      count: format.count(
        counted.includes(one.what) && ids.length > 0 ? ids.length : group.reduce((sum, other) => sum + other.count, 0),
      ),
      examples: rest > 0 ? `${shown}, ${words.report.andMore(format.count(rest))}` : shown,
    };
  });
  const columns: Column[] = [
    ['what', words.columns.what],
    ['where', words.columns.where],
    ['reason', words.columns.reason],
    ['count', words.columns.count, 'number'],
    ['examples', words.columns.examples],
  ];
  return table(words.about.exclusionsCaption, columns, rows);
};
